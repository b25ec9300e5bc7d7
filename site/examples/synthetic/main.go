// Command synthetic writes the made-up examples into a folder: each table of core/synth, with seed 1.
package main

import (
	"log"
	"os"
	"path/filepath"

	"descent/core/synth"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: synthetic FOLDER")
	}
	for _, table := range synth.Named() {
		path := filepath.Join(os.Args[1], table.Name+".csv")
		if err := os.WriteFile(path, table.Make(table.Rows, 1).CSV(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
