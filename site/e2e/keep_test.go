package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// kept is a file that the page gave its host.
type kept struct {
	Name, MediaType, Bytes string
}

// collect has the shell note, from now on, the files that the app hands out.
func (p *tab) collect() {
	p.Helper()
	js[any](p, p.shell, `globalThis.kept = []; addEventListener("message", ({ data }) => {
		if (data.type === "download") new Response(data.bytes).arrayBuffer().then(bytes =>
			kept.push({ Name: data.name, MediaType: data.mediaType, Bytes: new Uint8Array(bytes).toBase64() }));
	}); 0`)
}

// take waits for the next file that was handed out.
func (p *tab) take() (name, mediaType string, content []byte) {
	p.Helper()
	p.until("a file", func() bool { return js[int](p, p.shell, `kept.length`) > 0 })
	file := js[kept](p, p.shell, `kept.shift()`)
	content, err := base64.StdEncoding.DecodeString(file.Bytes)
	p.must(err)
	return file.Name, file.MediaType, content
}

// keep presses a button of that id and returns the file.
func (p *tab) keep(id string) (name, mediaType string, content []byte) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`document.getElementById(%q).click()`, id))
	return p.take()
}

// offered lists the pictures that are offered as files where they are seen.
func (p *tab) offered() []string {
	p.Helper()
	return js[[]string](p, p.frame, `[...document.querySelectorAll(".keep button[id^=svg-]")].filter(b => b.checkVisibility()).map(b => b.id.slice(4))`)
}

// faithful compares the files of a picture with what is on the screen: the SVG as an image element shows it, and the PNG.
func (p *tab) faithful(name string) {
	p.Helper()
	var shown, kind, pixels string
	var text, content []byte
	for again := true; again; again = shown != p.still(name) { // what it shows may have come piece by piece
		shown = p.still(name)
		_, kind, text = p.keep("svg-" + name)
		_, pixels, content = p.keep("png-" + name)
	}
	if kind != "image/svg+xml" || pixels != "image/png" {
		p.Errorf("%s: the files are given as %q and %q", name, kind, pixels)
	}
	p.wellFormed(name, text)
	screen := p.decode(shown)
	if off := difference(screen, p.rendered(text, screen.Bounds().Size()), 1); off > 0.012 {
		p.Errorf("%s: the SVG is off the picture by %.4f", name, off)
	}
	large, err := png.Decode(bytes.NewReader(content))
	p.must(err)
	size, small := large.Bounds().Size(), screen.Bounds().Size()
	if size.X < 2*small.X-1 || size.Y < 2*small.Y-1 {
		p.Errorf("%s: the PNG has %v pixels, the screen %v", name, size, small)
	}
	if o, ok := large.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		p.Errorf("%s: the PNG lets something show through", name)
	}
	if off := difference(screen, large, 2); off > 0.012 {
		p.Errorf("%s: the PNG is off the picture by %.4f", name, off)
	}
}

// still waits until a picture has not changed for a while, without a tooltip, and returns it as it is on the screen.
func (p *tab) still(name string) (url string) {
	p.Helper()
	p.must(chromedp.Do(p.shell, chromedp.MouseEvent("mouseMoved", 2, 2)))
	since := time.Now()
	p.until("the rest of the picture "+name, func() bool {
		now := js[string](p, p.frame, fmt.Sprintf(`document.getElementById("svg-%s").closest(".under").parentNode.querySelector("canvas:not([hidden])").toDataURL()`, name))
		if now != url {
			url, since = now, time.Now()
		}
		return time.Since(since) > 700*time.Millisecond
	})
	return url
}

// rendered draws an SVG the way a page shows a picture: in an image element.
func (p *tab) rendered(svg []byte, size image.Point) image.Image {
	p.Helper()
	return p.decode(js[string](p, p.shell, fmt.Sprintf(`(async () => {
		const image = new Image();
		image.src = "data:image/svg+xml;base64,%s";
		await image.decode();
		const canvas = document.createElement("canvas");
		canvas.width = %d; canvas.height = %d;
		canvas.getContext("2d").drawImage(image, 0, 0);
		return canvas.toDataURL();
	})()`, base64.StdEncoding.EncodeToString(svg), size.X, size.Y)))
}

func (p *tab) decode(url string) image.Image {
	p.Helper()
	content, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(url, "data:image/png;base64,"))
	p.must(err)
	picture, err := png.Decode(bytes.NewReader(content))
	p.must(err)
	return picture
}

// difference is the mean distance, from 0 to 1, of the pixels of a picture from those of another that has so many times as
// many each way.
func difference(a, b image.Image, times int) float64 {
	size, other := a.Bounds().Size(), b.Bounds().Size()
	size.X, size.Y = min(size.X, other.X/times), min(size.Y, other.Y/times)
	total := 0.0
	for y := range size.Y {
		for x := range size.X {
			total += distance(a.At(x, y), mean(b, x*times, y*times, times))
		}
	}
	return total / float64(size.X*size.Y)
}

// drawing is what the parser reads of an SVG.
type drawing struct {
	elements map[string]int
	texts    []string
	values   []string // of all attributes
}

// wellFormed reads an SVG with a real parser, which refuses what is no XML, and looks for what cannot be drawn or would run.
func (p *tab) wellFormed(name string, text []byte) drawing {
	p.Helper()
	d := drawing{elements: map[string]int{}}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for inside := ""; ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		p.must(err)
		switch t := token.(type) {
		case xml.StartElement:
			inside = t.Name.Local
			d.elements[inside]++
			for _, a := range t.Attr {
				d.values = append(d.values, a.Value)
				if strings.HasPrefix(a.Value, "data:image/png;base64,") {
					continue
				}
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Infinity") || strings.HasPrefix(a.Name.Local, "on") {
					p.Errorf("%s: %s has %s=%q", name, inside, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if inside == "text" || inside == "title" || inside == "desc" {
				d.texts = append(d.texts, string(t))
			}
		case xml.EndElement:
			inside = ""
		}
	}
	known := []string{"svg", "title", "desc", "g", "clipPath", "rect", "path", "text", "image", "linearGradient", "stop"}
	for element := range d.elements {
		if !slices.Contains(known, element) {
			p.Errorf("%s holds a %s", name, element)
		}
	}
	if d.elements["svg"] != 1 || d.elements["title"] != 1 || d.elements["desc"] != 1 || len(d.texts) < 2 || math.Min(float64(len(d.texts[0])), float64(len(d.texts[1]))) < 3 {
		p.Errorf("%s: title and words are missing: %q", name, d.texts)
	}
	return d
}

// Every picture of the page and of Explain is given as an SVG and as a PNG that show what the screen shows.
func TestEveryPictureAsAFile(t *testing.T) {
	for address, want := range map[string][]string{
		"#example=iris": {"picture", "cost"},
		"#example=iris&features=petal+length+(cm)":     {"picture"},
		"#example=breast-cancer&solver=newton&l2=0.01": {"picture", "roc"},
		"#example=wine": {"picture", "cost"},
		"#example=iris&target=petal+width+(cm)&features=sepal+length+(cm)&features=sepal+width+(cm)&model=linear": {"picture"},
		"#example=iris&target=petal+width+(cm)&features=sepal+length+(cm)&features=species&model=linear":          {"picture"},
	} {
		t.Run(address, func(t *testing.T) {
			p := open(t, address, 1440, 900)
			p.trained()
			p.collect()
			js[any](p, p.frame, `document.getElementById("tab-b").click()`)
			p.settled()
			offered := p.offered()
			for _, name := range want {
				if !slices.Contains(offered, name) {
					t.Errorf("%s is not offered; these are: %v", name, offered)
					continue
				}
				p.faithful(name)
			}
			p.quiet()
		})
	}
}

// So is every picture of Explain, contours and surfaces.
func TestEveryPictureOfExplainAsAFile(t *testing.T) {
	p := open(t, "#example=iris&explain=odds", 1440, 900)
	p.trained()
	p.collect()
	seen := map[string]bool{}
	for _, chapter := range []string{"odds", "cost", "convex", "race", "penalty", "softmax", "relatives"} {
		p.js(`document.querySelector("#chapter-` + chapter + `").click()`)
		p.until("the chapter "+chapter, func() bool { return len(p.all(".chapter:not([hidden]) .result")) > 0 })
		p.settled()
		for _, name := range p.offered() {
			p.faithful(name)
			seen[name] = true
		}
		if chapter == "convex" {
			p.js(`(s => { s.value = "surface"; s.dispatchEvent(new Event("change", { bubbles: true })) })(document.getElementById("convex-solid"))`)
			p.settled()
			p.faithful("convex-log")
		}
	}
	if len(seen) != 18 {
		t.Errorf("%d pictures are offered: %v", len(seen), seen)
	}
	p.quiet()
}

// The three pictures of pixels are kept as one.
func TestPixelsAsAFile(t *testing.T) {
	p := shapes(t, 16)
	p.pixels()
	p.collect()
	_, _, text := p.keep("svg-pixels")
	if d := p.wellFormed("pixels", text); d.elements["image"] != 3 || d.elements["text"] != 3 {
		t.Errorf("the SVG holds %v", d.elements)
	}
	_, _, content := p.keep("png-pixels")
	large, err := png.Decode(bytes.NewReader(content))
	p.must(err)
	if off := difference(p.rendered(text, large.Bounds().Size().Div(2)), large, 2); off > 0.01 {
		t.Errorf("SVG and PNG differ by %.4f", off)
	}
	p.quiet()
}

// hostile are names of two features and two classes: they are markup, break out of attributes, turn the direction of what
// follows, and hold what XML has no place for.
var hostile = []string{"</text><script>alert(1)</script>", "a\"b'c&amp;<![CDATA[", "x\x01\x1by\u202ez", "]]>--><x onload=alert(1)>"}

// Whatever the names of a table are, they are text in the file, whole but for what XML has no place for; and each of many
// rows is drawn.
func TestHostileNamesStayText(t *testing.T) {
	const rows = 900
	quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	var table strings.Builder
	fmt.Fprintln(&table, quoted(hostile[0])+","+quoted(hostile[1])+",target")
	for i := range rows {
		fmt.Fprintf(&table, "%d,%d,%s\n", i*791%rows, i*1049%rows, quoted(hostile[2+i*31%rows/(rows/2)]))
	}
	path := save(t, "a&<b>'.csv", []byte(table.String()))
	p := open(t, "", 1440, 900)
	p.trained()
	p.drop(700, 400, path)
	p.holds("a&<b>'.csv")
	p.click("button", "Train")
	p.trained()
	p.collect()
	p.settled()
	name, _, text := p.keep("svg-picture")
	if name != "boundary-a&<b>'.svg" {
		t.Errorf("the file is called %q", name)
	}
	d := p.wellFormed("boundary", text)
	for _, want := range []string{hostile[0], hostile[1], "xy\u202ez", hostile[3]} {
		if !slices.Contains(d.texts, want) {
			t.Errorf("%q is no text of the picture: %q", want, d.texts)
		}
	}
	marks := 0
	for _, a := range d.values {
		if strings.HasPrefix(a, "M") && strings.HasSuffix(a, "z") {
			marks += strings.Count(a, "M")
		}
	}
	// A mark is stroked with a rim and filled; those of the legend are only filled.
	if marks != 2*rows+2 {
		t.Errorf("%d marks are drawn, want %d", marks, 2*rows+2)
	}
	p.faithful("picture")
	p.quiet()
}

// mean returns the mean colour of a square of n × n pixels.
func mean(b image.Image, x, y, n int) color.Color {
	var sum [3]uint32
	for j := range n {
		for i := range n {
			r, g, bl, _ := b.At(x+i, y+j).RGBA()
			sum[0], sum[1], sum[2] = sum[0]+r, sum[1]+g, sum[2]+bl
		}
	}
	count := uint32(n * n)
	return color.RGBA64{uint16(sum[0] / count), uint16(sum[1] / count), uint16(sum[2] / count), 0xffff}
}
