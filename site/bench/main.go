// Command bench measures Descent in a real browser: kernels against a limit in C, reading, fitting, a cold start, long
// tasks, memory, and how all of it grows. With -peers the same data goes to others too, in turns.
//
// Nothing is asserted: it prints what it finds, keeps it in the cache, and with -write makes docs/benchmarks/DATE.md of
// what the cache holds.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"descent/site/bench/data"
	"descent/site/bench/record"
	"descent/site/bench/report"
)

// bench is one run.
type bench struct {
	servers
	lock
	dist, cache string
	rounds      int
	cases       string
	who         string
	peers, huge bool
	write       bool
	run         string
	results     record.Results
	files       map[data.Spec]data.Files
}

// job is a part of the benchmark that can be run by itself.
type job struct {
	name, about string
	run         func(*bench) error
}

func jobs() []job {
	return []job{
		{"kernels", "sweeps in Go and in C, in one worker in turns; the limit of reading decimals", (*bench).kernels},
		{"scan", "reading alone: several kinds of tables, one worker and two", (*bench).scans},
		{"fit", "a file to a fit, and a fit alone, over several tables and models", (*bench).fits},
		{"cold", "a navigation to the first fitted example, with nothing cached", (*bench).colds},
		{"smooth", "long tasks of the page's own thread, and its memory, while a million rows are read and fitted", (*bench).smooth},
		{"growth", "time against rows, columns, classes and workers", (*bench).growth},
	}
}

func main() {
	log.SetFlags(0)
	b := bench{files: map[data.Spec]data.Files{}}
	var only string
	flag.StringVar(&only, "only", "", "jobs to run, separated by commas; all when empty, none when -")
	flag.StringVar(&b.cases, "cases", "", "of the jobs fit and scan, only cases whose name holds this")
	flag.StringVar(&b.dist, "dist", "dist", "the built product")
	flag.StringVar(&b.cache, "cache", filepath.Join(".cache", "bench"), "folder of data and results")
	flag.IntVar(&b.rounds, "rounds", 3, "rounds, in each of which everybody has a turn")
	flag.BoolVar(&b.peers, "peers", false, "measure others too")
	flag.StringVar(&b.who, "who", "", "of the job fit, only those whose name holds this")
	flag.BoolVar(&b.huge, "huge", false, "also 10,000,000 × 20, a file of 1.9 GB")
	flag.StringVar(&b.lock.path, "lock", os.Getenv("DESCENT_BENCH_LOCK"), "file to lock while something is timed")
	flag.BoolVar(&b.write, "write", false, "write docs/benchmarks/DATE.md of what the cache holds")
	list := flag.Bool("list", false, "list the jobs and end")
	flag.Parse()
	if *list {
		for _, j := range jobs() {
			fmt.Printf("%-8s %s\n", j.name, j.about)
		}
		return
	}
	if err := b.start(only); err != nil {
		log.Fatal("bench: ", err)
	}
}

// start runs the jobs and keeps what each finds as soon as it has ended.
func (b *bench) start(only string) error {
	var err error
	if b.results, err = record.Load(filepath.Join(b.cache, "results.json")); err != nil {
		return err
	}
	if b.servers, err = serve(b.dist, filepath.Join("site", "bench", "web"), b.cache); err != nil {
		return err
	}
	wanted := strings.Split(only, ",")
	b.run = time.Now().UTC().Format("20060102T150405Z")
	b.results.Runs[b.run] = b.surroundings()
	for _, j := range jobs() {
		if only != "" && !slices.Contains(wanted, j.name) {
			continue
		}
		fmt.Printf("%s: %s\n", j.name, j.about)
		if err := j.run(b); err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
	}
	if !b.write {
		return nil
	}
	return report.Write(filepath.Join("docs", "benchmarks"), b.results)
}

// keep keeps a case's rows, on the disk too.
func (b *bench) keep(rows ...record.Row) error {
	for i := range rows {
		rows[i].Run, rows[i].At = b.run, time.Now().UTC().Truncate(time.Second)
		show(rows[i])
	}
	if b.who != "" {
		rows = append(rows, b.results.Others(rows)...)
	}
	b.results.Put(rows...)
	return b.results.Save(filepath.Join(b.cache, "results.json"))
}

// wants reports whether a task is among those to be done.
func (b *bench) wants(name string) bool { return strings.Contains(name, b.cases) }

// table makes a table's files, once.
func (b *bench) table(s data.Spec) (data.Files, error) {
	if f, ok := b.files[s]; ok {
		return f, nil
	}
	f, err := data.Ensure(filepath.Join(b.cache, "data"), s)
	b.files[s] = f
	return f, err
}
