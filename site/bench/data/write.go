package data

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
)

// Files are a table on disk.
type Files struct {
	Spec
	CSV    string // path: a header x1 … xp, y; then the rows
	Binary string // path: the same numbers as little-endian float64, row by row, the class last
	Bytes  int64  // of the CSV
}

// Ensure writes a table to a folder unless it is there already. A file that was cut short never has its name: it is
// written under another one and renamed.
func Ensure(dir string, s Spec) (Files, error) {
	f := Files{Spec: s, CSV: filepath.Join(dir, s.File()+".csv"), Binary: filepath.Join(dir, s.File()+".f64")}
	if _, err := os.Stat(f.Binary); err != nil {
		if err := f.write(); err != nil {
			return f, err
		}
	}
	info, err := os.Stat(f.CSV)
	if err != nil {
		return f, err
	}
	f.Bytes = info.Size()
	return f, nil
}

// write makes both files; the binary one gets its name last and so stands for both.
func (f Files) write() error {
	return replace(f.CSV, func(text io.Writer) error {
		return replace(f.Binary, func(numbers io.Writer) error { return Write(text, numbers, f.Spec) })
	})
}

// replace writes a file under another name and renames it once it is whole.
func replace(path string, fill func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	buffer := bufio.NewWriterSize(file, 1<<20)
	if err := fill(buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return err
	}
	if err := errors.Join(file.Chmod(0o644), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// Write writes a table as CSV and as float64.
func Write(text, numbers io.Writer, s Spec) error {
	rows := New(s)
	if _, err := text.Write(header(s)); err != nil {
		return err
	}
	var line, raw []byte
	for range s.Rows {
		x, class := rows.Next()
		line, raw = line[:0], raw[:0]
		for _, v := range x {
			line = append(appendMillionths(line, v), ',')
			// A whole number below 2^53 over a power of ten below 10^23 is the float64 nearest to its decimals.
			raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(float64(v)/unit))
		}
		line = append(strconv.AppendInt(line, int64(class), 10), '\n')
		raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(float64(class)))
		if _, err := text.Write(line); err != nil {
			return err
		}
		if _, err := numbers.Write(raw); err != nil {
			return err
		}
	}
	return nil
}

func header(s Spec) []byte {
	var b []byte
	for j := range s.Columns {
		b = fmt.Appendf(b, "x%d,", j+1)
	}
	return append(b, "y\n"...)
}

// appendMillionths appends v/10^6 as %.6f prints it.
func appendMillionths(b []byte, v int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, v/unit, 10)
	b = append(b, '.', '0', '0', '0', '0', '0', '0')
	for at, rest := len(b)-1, v%unit; rest > 0; at, rest = at-1, rest/10 {
		b[at] = byte('0' + rest%10)
	}
	return b
}
