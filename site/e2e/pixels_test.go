package e2e

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// pixels goes to the chapter on pictures.
func (p *tab) pixels() {
	p.Helper()
	p.click("button", "Explain")
	p.js(`document.querySelector("#chapter-pixels").click()`)
}

// shapes opens the page and has it draw and train on the seeded set.
func shapes(t *testing.T, side int) *tab {
	p := open(t, "", 1440, 900)
	p.trained()
	p.pixels()
	p.choosesSide(side)
	p.click("button", "Use the shapes")
	p.holds("Shapes, seed 1")
	if code := p.trained(); code != "converged" {
		t.Fatalf("got status %q: %s", code, p.text("status"))
	}
	return p
}

func (p *tab) choosesSide(side int) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`{ const s = document.getElementById("picture-side"); s.value = "%d"; s.dispatchEvent(new Event("change", {bubbles: true})) } 0`, side))
}

// painted reads the greys of the picture that is shown.
func (p *tab) painted() []float64 {
	p.Helper()
	return js[[]float64](p, p.frame, `(() => { const c = document.querySelector('[data-testid="pixel-picture"]');
		return [...c.getContext("2d").getImageData(0, 0, c.width, c.height).data].filter((_, i) => i % 4 === 0) })()`)
}

// score recomputes the score of the picture shown from the table of coefficients.
func (p *tab) score(side int) (intercept, sum float64) {
	p.Helper()
	grey := p.painted()
	p.click("button", "Workbench")
	p.click("tab", "Coefficients")
	for js[bool](p, p.frame, `!document.getElementById("more-terms").hidden`) {
		js[any](p, p.frame, `document.getElementById("more-terms").click()`)
	}
	table := p.coefficients()
	if len(grey) != side*side || len(table) < side*side/2 {
		p.Fatalf("%d pixels are painted, %d coefficients listed", len(grey), len(table)/2)
	}
	for k, x := range grey {
		if c := table[fmt.Sprintf("r%02dc%02d", k/side+1, k%side+1)]; len(c.values) > 0 {
			sum += c.values[0] * x
		}
	}
	p.pixels()
	return table["(Intercept)"].values[0], sum
}

func TestPixelsOfShapes(t *testing.T) {
	const side = 16
	p := shapes(t, side)
	p.until("a tally", func() bool { return p.number(`[data-testid="pixel-right"]`) > 0.9 })
	// Another picture than the first, by keyboard.
	js[any](p, p.frame, `document.querySelector('[aria-label="Least sure"] button').focus()`)
	p.press("\r")
	if !js[bool](p, p.frame, `document.activeElement.getAttribute("aria-pressed") === "true"`) {
		t.Error("Enter did not choose the picture")
	}
	intercept, sum := p.score(side)
	for id, want := range map[string]float64{
		"pixel-intercept": intercept, "pixel-sum": sum, "pixel-score": intercept + sum,
		"pixel-probability": 1 / (1 + math.Exp(-intercept-sum)),
	} {
		if got := p.number(`[data-testid="` + id + `"]`); math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
			t.Errorf("%s: got %v, want %v", id, got, want)
		}
	}
	// The surest pictures come first, the least sure ones are those nearest to ½.
	sure := js[[]float64](p, p.frame, `[...document.querySelectorAll(".guess")].map(g => Number(g.dataset.value))`)
	for i := 1; i < len(sure); i++ {
		if half := len(sure) / 2; i != half && (sure[i] > sure[i-1]) == (i < half) && sure[i] != sure[i-1] {
			t.Errorf("out of order: %v", sure)
		}
	}
	if sure[0] < sure[len(sure)-1] {
		t.Errorf("most sure is %v, least sure %v", sure[0], sure[len(sure)-1])
	}
	p.quiet()
}

// picture makes a PNG whose left or right half is bright; what is clear counts as white.
func picture(t *testing.T, i int, left bool) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			v := uint8(40 + (i*31+x*17+y*7)%50)
			if (x < 30) == left {
				v += 100
			}
			m.Set(x, y, color.NRGBA{v, v, v, 255})
		}
	}
	m.Set(30, 20, color.NRGBA{})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set is a set of pictures by path. One folder has the name of a missing cell, and one file is no picture.
func set(t *testing.T) map[string][]byte {
	files := map[string][]byte{
		"set/NA/broken.png": []byte("no picture"), "set/notes.txt": []byte("words"), "__MACOSX/set/NA/._1.png": []byte("x"),
	}
	for i := range 12 {
		files["set/NA/"+strconv.Itoa(i)+".png"] = picture(t, i, true)
		files["set/right, \"half\"/"+strconv.Itoa(i)+".png"] = picture(t, i+5, false)
	}
	return files
}

// pack writes files as a zip, every other one stored as it is.
func pack(t *testing.T, files map[string][]byte) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	n := 0
	for name, content := range files {
		h := &zip.FileHeader{Name: name, Method: []uint16{zip.Store, zip.Deflate}[n%2]}
		n++
		f, err := w.CreateHeader(h)
		if err == nil {
			_, err = f.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return save(t, "set.zip", b.Bytes())
}

// save makes a file to be dropped.
func save(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// holdsSet checks what the page makes of the set.
func (p *tab) holdsSet() {
	p.Helper()
	p.trained()
	p.until("the set", func() bool { return p.text("shape") == "24 rows × 2305 columns" })
	facts := p.text("pixel-facts")
	for _, part := range []string{"24 pictures: 12 “NA”, 12 “right, \"half\"”", "48 × 48 pixels make 2304 columns for 24 rows", "1 picture could not be decoded", "broken.png"} {
		if !bytes.Contains([]byte(facts), []byte(part)) {
			p.Errorf("%q is not in %q", part, facts)
		}
	}
	p.until("a tally", func() bool { return p.number(`[data-testid="pixel-right"]`) == 1 })
	p.quiet()
}

func TestPixelsOfAZip(t *testing.T) {
	p := open(t, "", 1440, 900)
	p.trained()
	p.drop(700, 400, pack(t, set(t)))
	p.holds("set.zip")
	p.holdsSet()
	// The square in the middle of picture 0 is 40 × 40 of its pixels: left half bright, right half dark.
	if grey := p.painted(); grey[48*24+5] < grey[48*24+42]+60 {
		t.Errorf("the picture is not the one in the zip: %v", grey[48*24:48*25])
	}
	// A table dropped afterwards is read as ever, without a trace of the settings for pictures.
	iris, err := filepath.Abs(examples + "iris.csv")
	p.must(err)
	p.drop(700, 400, iris)
	p.holds("iris.csv")
	if l2 := js[string](p, p.frame, `document.getElementById("l2").value`); l2 != "" {
		t.Errorf("the penalty of the pictures is left: %s", l2)
	}
}

func TestPixelsOfAFolder(t *testing.T) {
	root := t.TempDir()
	for name, content := range set(t) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(root, "set")
	t.Run("dropped", func(t *testing.T) {
		p := open(t, "", 1440, 900)
		p.trained()
		p.drop(700, 400, folder)
		p.holds("set")
		p.holdsSet()
		p.drop(700, 400, filepath.Join(folder, "NA"))
		p.refused("pictures-one-folder")
		// Several folders the browser does not list for a sealed frame.
		p.drop(700, 400, filepath.Join(folder, "NA"), filepath.Join(folder, "right, \"half\""))
		p.refused("pictures-sealed")
	})
	t.Run("chosen", func(t *testing.T) {
		p := open(t, "", 1440, 900)
		p.trained()
		p.pixels()
		choose := p.chooseFiles(folder)
		p.click("button", "Choose a folder")
		choose()
		p.holds("set")
		p.holdsSet()
	})
}

// refused waits for an error of that code, with advice.
func (p *tab) refused(code string) {
	p.Helper()
	p.until("the error "+code, func() bool {
		return js[string](p, p.frame, `(() => { const e = document.querySelector('[data-testid="error"]'); return e.hidden ? "" : e.dataset.code })()`) == code
	})
	if p.text("error-advice") == "" || p.text("error-cause") == "" {
		p.Errorf("%s has no cause or advice", code)
	}
	p.click("button", "Dismiss")
	p.until("the error to go", func() bool { return js[bool](p, p.frame, `document.querySelector('[data-testid="error"]').hidden`) })
}

func TestPixelsRefusals(t *testing.T) {
	p := open(t, "", 1440, 900)
	p.trained()
	one := map[string][]byte{"a/1.png": picture(t, 1, true), "a/2.png": picture(t, 2, true)}
	whole, err := os.ReadFile(pack(t, set(t)))
	p.must(err)
	for _, x := range []struct{ code, path string }{
		{"not-text", pack(t, map[string][]byte{"a/1.csv": []byte("x,y\n1,2\n")})},
		{"pictures-one-folder", pack(t, one)},
		{"pictures-unreadable", pack(t, map[string][]byte{"a/1.png": []byte("x"), "b/1.png": []byte("y")})},
		{"zip-damaged", save(t, "cut.zip", whole[:len(whole)-40])},
		{"not-text", save(t, "workbook.xlsx", whole)},
	} {
		p.drop(700, 400, x.path)
		p.refused(x.code)
	}
	// What has no ending may be a folder while it hovers; a table is read all the same, and so is one that is called a zip.
	for _, name := range []string{"table", "table.zip"} {
		p.drop(700, 400, save(t, name, []byte("x,y\n1,a\n2,b\n3,a\n")))
		p.holds(name)
	}
	p.quiet()
}
