package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"descent/site/bench/data"
	"descent/site/bench/judge"
)

// told is a line that a script of site/bench/peers prints.
type told struct {
	Who          string      `json:"who"`
	Load         float64     `json:"load"`
	Train        float64     `json:"train"`
	Again        []float64   `json:"again"`
	Iterations   float64     `json:"iterations"`
	Coefficients [][]float64 `json:"coefficients"`
	Versions     string      `json:"versions"`
}

// script runs a program that prints such lines. What the machine's owner has set for BLAS is left out, so that it chooses by itself.
func script(name string, arguments ...string) ([]outcome, error) {
	limited, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	command := exec.CommandContext(limited, name, arguments...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "OPENBLAS_CORETYPE=") && !strings.HasPrefix(v, "OPENBLAS_L2_SIZE=") {
			command.Env = append(command.Env, v)
		}
	}
	var complaints bytes.Buffer
	command.Stderr = &complaints
	// What it has printed until it failed or was given up counts.
	out, failure := command.Output()
	if failure != nil {
		failure = fmt.Errorf("%s: %w: %s", name, errors.Join(failure, limited.Err()), tail(complaints.String()))
	}
	var all []outcome
	for line := range strings.Lines(string(out)) {
		var t told
		if err := json.Unmarshal([]byte(line), &t); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, outcome{who: t.Who, coefficients: judge.Coefficients(t.Coefficients),
			times: fitted{Load: t.Load, Train: t.Train, Again: t.Again}.times(),
			facts: map[string]float64{"iterations": t.Iterations}, words: map[string]string{"versions": t.Versions}})
	}
	return all, failure
}

// tail returns the end of a long text.
func tail(text string) string { return text[max(0, len(text)-400):] }

func python(_ *bench, k task, f data.Files) ([]outcome, error) {
	job, err := json.Marshal(map[string]any{"csv": f.CSV, "classes": k.Classes, "l1": k.l1, "l2": k.l2, "again": k.again})
	if err != nil {
		return nil, err
	}
	return script(interpreter(), filepath.Join("site", "bench", "peers", "native.py"), string(job))
}

func r(_ *bench, k task, f data.Files) ([]outcome, error) {
	return script("Rscript", filepath.Join("site", "bench", "peers", "native.R"), f.CSV, strconv.Itoa(k.again))
}

// liblinear trains from its own text format. What it takes to read is the time of a run that stops at once.
func liblinear(b *bench, k task, f data.Files) ([]outcome, error) {
	input := strings.TrimSuffix(f.CSV, ".csv") + ".svm"
	if err := sparse(f.CSV, input); err != nil {
		return nil, err
	}
	load, _, err := train(b, input, "1e9")
	if err != nil {
		return nil, err
	}
	total, c, err := train(b, input, "0.001")
	if err != nil {
		return nil, err
	}
	return []outcome{{who: "LIBLINEAR", coefficients: c,
		times: map[string]float64{"load": load, "train": max(total-load, 1e-4), "total": total}}}, nil
}

// train runs liblinear-train to a tolerance, with a penalty of next to nothing, since it cannot do without.
func train(b *bench, input, tolerance string) (seconds float64, c judge.Coefficients, err error) {
	output := filepath.Join(b.cache, "liblinear.model")
	began := time.Now()
	command := exec.Command("liblinear-train", "-q", "-s", "0", "-c", "1e6", "-B", "1", "-e", tolerance, input, output)
	if out, err := command.CombinedOutput(); err != nil {
		return 0, nil, fmt.Errorf("liblinear-train: %w: %s", err, tail(string(out)))
	}
	seconds = time.Since(began).Seconds()
	text, err := os.ReadFile(output)
	if err != nil {
		return 0, nil, err
	}
	c, err = liblinearModel(string(text))
	return seconds, c, err
}

// liblinearModel reads the coefficients of the margin of class 1 from a model file, whose own margin is that of its first label.
func liblinearModel(text string) (judge.Coefficients, error) {
	head, body, found := strings.Cut(text, "\nw\n")
	_, labels, labelled := strings.Cut(head, "\nlabel ")
	if !found || !labelled {
		return nil, errors.New("liblinear-train: no model")
	}
	sign := 1.0
	if !strings.HasPrefix(labels, "1 ") {
		sign = -1
	}
	var w []float64
	for word := range strings.FieldsSeq(body) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, err
		}
		w = append(w, sign*v)
	}
	if len(w) < 2 {
		return nil, errors.New("liblinear-train: no coefficients")
	}
	last := len(w) - 1
	return judge.Coefficients{append([]float64{w[last]}, w[:last]...)}, nil
}

// sparse writes a table in LIBLINEAR's format, once.
func sparse(csv, path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	in, err := os.Open(csv)
	if err != nil {
		return err
	}
	defer in.Close()
	var out bytes.Buffer
	lines := bufio.NewScanner(in)
	lines.Scan() // the header
	for lines.Scan() {
		cells := strings.Split(lines.Text(), ",")
		out.WriteString(cells[len(cells)-1])
		for j, cell := range cells[:len(cells)-1] {
			fmt.Fprintf(&out, " %d:%s", j+1, cell)
		}
		out.WriteByte('\n')
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
