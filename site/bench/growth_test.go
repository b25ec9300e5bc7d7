package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPrefix(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("a,b\n1,2\n33,4\n5,6"), 0o644); err != nil {
		t.Fatal(err)
	}
	for rows, want := range map[int]int64{0: 4, 1: 8, 2: 13} {
		if got, err := prefix(path, rows); err != nil || got != want {
			t.Errorf("%d rows: got %d, %v, want %d", rows, got, err, want)
		}
	}
	if got, err := prefix(path, 4); err == nil {
		t.Errorf("four rows of three: got %d", got)
	}
}
