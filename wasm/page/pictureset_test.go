package page

import (
	"encoding/csv"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func TestPictured(t *testing.T) {
	for path, want := range map[string]string{
		"cats/1.png": "cats", "/set/train/dogs /a.b.JPeG": "dogs", `set\cats\1.webp`: "cats", "1.png": "", "é/x.avif": "é",
	} {
		if got, ok := pictured(path); !ok || got != want {
			t.Errorf("%s: got %q, %v, want %q", path, got, ok, want)
		}
	}
	for _, path := range []string{"cats/1.txt", "cats/png", "cats/.1.png", ".git/1.png", "__MACOSX/cats/1.png", "cats/", "", "cats/1.", "cats/1.png jpg"} {
		if folder, ok := pictured(path); ok {
			t.Errorf("%q passes for a picture in %q", path, folder)
		}
	}
}

func TestPixelNames(t *testing.T) {
	for _, side := range []int{3, 16, 64} {
		seen := map[string]bool{}
		for k := range side * side {
			name := pixelName(k, side)
			if seen[name] || pixelOf(name, side) != k {
				t.Errorf("pixel %d of %d is called %s, which is %d", k, side, name, pixelOf(name, side))
			}
			seen[name] = true
		}
	}
	if got := pixelName(16*2+16-1, 16); got != "r03c16" {
		t.Errorf("got %s", got)
	}
	for _, name := range []string{"", "label", "r17c01", "r01c17", "r00c01", "rowcol", "r01c0x", "r-1c01"} {
		if k := pixelOf(name, 16); k >= 0 {
			t.Errorf("%q passes for pixel %d", name, k)
		}
	}
}

func few() *pictures {
	return &pictures{
		side: 2, labels: []string{"b", `say "a", then`, "b"}, names: []string{"b/1", "a/1", "b/2"},
		grey: []byte{0, 255, 9, 7, 10, 255, 9, 8, 20, 255, 9, 6},
	}
}

func TestPicturesAsCSV(t *testing.T) {
	p := few()
	b := p.header()
	for i := range p.count() {
		b = p.row(b, i)
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v: %s", len(rows), err, b)
	}
	if want := []string{"r01c01", "r01c02", "r02c01", "r02c02", "label"}; !reflect.DeepEqual(rows[0], want) {
		t.Errorf("header %q, want %q", rows[0], want)
	}
	for i, row := range rows[1:] {
		for k, v := range p.of(i) {
			if row[k] != strconv.Itoa(int(v)) {
				t.Errorf("picture %d, pixel %d: got %s, want %d", i, k, row[k], v)
			}
		}
		if row[4] != p.labels[i] {
			t.Errorf("picture %d: label %q, want %q", i, row[4], p.labels[i])
		}
	}
}

func TestSpread(t *testing.T) {
	pauses := 0
	total, varying := few().spread(func() { pauses++ })
	if want := 200.0/3 + 2.0/3; math.Abs(total-want) > 1e-9 { // of 0, 10, 20 and of 7, 8, 6
		t.Errorf("got a variance of %v, want %v", total, want)
	}
	if want := []string{"r01c01", "r02c02"}; !reflect.DeepEqual(varying, want) || pauses != 3 {
		t.Errorf("varying: %q, want %q; %d pauses", varying, want, pauses)
	}
	if got := usualPenalty(3_331_209); got != 3300 {
		t.Errorf("penalty %v", got)
	}
}

func TestPictureClasses(t *testing.T) {
	names, counts := few().classes()
	if !reflect.DeepEqual(names, []string{"b", `say "a", then`}) || !reflect.DeepEqual(counts, []int{2, 1}) {
		t.Errorf("got %q %v", names, counts)
	}
}
