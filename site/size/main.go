// Command size says what a first visit downloads, what each dependency costs of it, and fails past the budget.
package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

// The bounds of a first visit in bytes, and of the whole in one file as it is. Over gzip the budget is not met;
// docs/decisions/0005 says why, and the bound here keeps it from getting worse.
const (
	budget     = 1_000_000
	gzipBudget = 1_200_000
	fileBudget = 1_600_000
)

// firstVisit lists the files that a first visit asks for, one a line. The browser tests compare it with what the
// browser asked for.
//
//go:embed first-visit.txt
var firstVisit string

func main() {
	log.SetFlags(0)
	dist := flag.String("dist", "dist", "the built folder")
	named := flag.String("named", "", "the same wasm with its names, to say what each dependency costs")
	flag.Parse()
	total, err := visit(*dist)
	if err == nil {
		err = single(*dist)
	}
	if err == nil && *named != "" {
		err = report(*named)
	}
	if err != nil {
		log.Fatal(err)
	}
	if total.brotli > budget || total.gzip > gzipBudget {
		log.Fatalf("past the budget of %d bytes over brotli or %d over gzip", budget, gzipBudget)
	}
}

// single prints what the whole in one file weighs, and fails where that is at the budget or past it.
func single(dist string) error {
	file, err := os.Stat(filepath.Join(dist, "descent.html"))
	if err != nil {
		return err
	}
	fmt.Printf("\n%-28s %10d, %.1f%% of the budget of %d\n", file.Name(), file.Size(), 100*float64(file.Size())/fileBudget, fileBudget)
	if file.Size() >= fileBudget {
		return fmt.Errorf("%s: %d bytes, want less than %d", file.Name(), file.Size(), fileBudget)
	}
	return nil
}

// weight is the size of a file in bytes, as it is and as it travels.
type weight struct{ plain, gzip, brotli int }

func (w *weight) add(v weight) {
	w.plain += v.plain
	w.gzip += v.gzip
	w.brotli += v.brotli
}

// visit prints what each file of a first visit weighs and returns the sum.
func visit(dist string) (weight, error) {
	var total weight
	fmt.Printf("%-28s %10s %10s %10s\n", "first visit, bytes", "plain", "gzip", "brotli")
	for _, name := range strings.Fields(firstVisit) {
		w, err := weigh(filepath.Join(dist, filepath.FromSlash(name)))
		if err != nil {
			return total, err
		}
		fmt.Printf("%-28s %10d %10d %10d\n", name, w.plain, w.gzip, w.brotli)
		total.add(w)
	}
	fmt.Printf("%-28s %10d %10d %10d\n", "total", total.plain, total.gzip, total.brotli)
	fmt.Printf("%-28s %10s %9.1f%% %9.1f%%\n", fmt.Sprintf("of the budget of %d", budget), "",
		100*float64(total.gzip)/budget, 100*float64(total.brotli)/budget)
	return total, nil
}

// weigh measures a file; where its compressed twins lie beside it, they are what travels.
func weigh(path string) (weight, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return weight{}, err
	}
	w := weight{len(text), zipped(text), brotlied(text, brotli.DefaultCompression)}
	if twin, err := os.Stat(path + ".gz"); err == nil {
		w.gzip = int(twin.Size())
	}
	if twin, err := os.Stat(path + ".br"); err == nil {
		w.brotli = int(twin.Size())
	}
	return w, nil
}

func zipped(text []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(text) // to memory: no error can come
	w.Close()
	return out.Len()
}

func brotlied(text []byte, quality int) int {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, quality)
	w.Write(text)
	w.Close()
	return out.Len()
}
