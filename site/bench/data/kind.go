package data

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// kinds are cells of one kind each, by name.
var kinds = []struct {
	name   string
	append func(b []byte, r *rand.Rand) []byte
}{
	{"decimals", func(b []byte, r *rand.Rand) []byte { return appendMillionths(b, int64(2e6*r.NormFloat64())) }},
	{"integers", func(b []byte, r *rand.Rand) []byte { return strconv.AppendInt(b, r.Int64N(2e6)-1e6, 10) }},
	{"17 digits", func(b []byte, r *rand.Rand) []byte { return strconv.AppendFloat(b, r.NormFloat64(), 'g', 17, 64) }},
	{"categories", func(b []byte, r *rand.Rand) []byte { return append(b, levels[r.IntN(len(levels))]...) }},
	{"quoted", func(b []byte, r *rand.Rand) []byte {
		return append(append(append(b, '"'), quoted[r.IntN(len(quoted))]...), '"')
	}},
}

var (
	levels = []string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}
	// quoted are levels that need their quotes: they hold a comma, a quote or a line feed.
	quoted = []string{"Paris, France", "Rome, Italy", `the ""old"" town`, "two\nlines", "Oslo, Norway", "plain"}
)

// Kinds returns the names of the kinds of cells.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// kindBytes is about how large a table of one kind is.
const kindBytes = 48 << 20

// EnsureKind writes a table of 20 columns of one kind, about 48 MB, unless it is there already, and returns its path.
func EnsureKind(dir, name string) (string, error) {
	for i, k := range kinds {
		if k.name != name {
			continue
		}
		path := filepath.Join(dir, fmt.Sprintf("kind%d.csv", i))
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
		return path, replace(path, func(w io.Writer) error { return writeKind(w, k.append, kindBytes) })
	}
	return "", fmt.Errorf("data: no kind of cells is called %q", name)
}

func writeKind(w io.Writer, cell func([]byte, *rand.Rand) []byte, size int) error {
	const columns = 20
	random := rand.New(rand.NewPCG(seed, 0))
	line := []byte("c1")
	for j := 2; j <= columns; j++ {
		line = fmt.Appendf(line, ",c%d", j)
	}
	for written := 0; written < size; {
		n, err := w.Write(append(line, '\n'))
		if err != nil {
			return err
		}
		written += n
		line = cell(line[:0], random)
		for range columns - 1 {
			line = cell(append(line, ','), random)
		}
	}
	return nil
}
