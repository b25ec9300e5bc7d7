package page

import (
	"strconv"
	"strings"
)

// pictures are what a table of pixels was made of, kept so that they can be shown: row i of the table is picture i.
type pictures struct {
	side   int      // pixels across, and down
	grey   []byte   // 0 black to 255 white: picture after picture, each row by row from the top left
	names  []string // of the files, with their folders
	labels []string // the folders
	note   string   // what was left out
	again  func(side int)
}

const (
	labelColumn = "label"
	mostPixels  = 20_000_000 // pictures × pixels: what the workers hold with ease
)

// count returns the number of pictures.
func (p *pictures) count() int { return len(p.labels) }

// pixels returns the number of pixels of each.
func (p *pictures) pixels() int { return p.side * p.side }

// of returns the pixels of picture i.
func (p *pictures) of(i int) []byte { return p.grey[i*p.pixels():][:p.pixels()] }

// pictured returns the folder that holds a picture; ok is false for what is no picture, and for what a system hid there.
func pictured(path string) (folder string, ok bool) {
	parts := strings.Split(strings.ReplaceAll(path, `\`, "/"), "/")
	for _, part := range parts {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return "", false
		}
	}
	name := parts[len(parts)-1]
	dot := strings.LastIndexByte(name, '.')
	ending := strings.ToLower(name[dot+1:])
	if dot < 0 || strings.Contains(ending, " ") || !strings.Contains(pictureEndings, " "+ending+" ") {
		return "", false
	}
	if len(parts) > 1 {
		folder = strings.TrimSpace(parts[len(parts)-2])
	}
	return folder, true
}

// pictureEndings are the ends of the names of pictures. Which of them a browser can decode is its own affair.
const pictureEndings = " png jpg jpeg gif bmp webp avif tif tiff heic svg "

// pixelName is the column of pixel k: r03c17 is the third row, the seventeenth column, counted from 1.
func pixelName(k, side int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return "r" + two(k/side+1) + "c" + two(k%side+1)
}

// pixelOf returns the pixel that a column is, −1 where it is none.
func pixelOf(name string, side int) int {
	if len(name) < 6 || name[0] != 'r' {
		return -1
	}
	row, column, _ := strings.Cut(name[1:], "c")
	r, err := strconv.Atoi(row)
	c, err2 := strconv.Atoi(column)
	if err != nil || err2 != nil || r < 1 || c < 1 || r > side || c > side {
		return -1
	}
	return (r-1)*side + c - 1
}

// header is the first line of the table.
func (p *pictures) header() []byte {
	var b []byte
	for k := range p.pixels() {
		b = append(append(b, pixelName(k, p.side)...), ',')
	}
	return append(b, labelColumn+"\n"...)
}

// row appends the line of picture i. Nothing is done to the label but quoting: it must come back as it is.
func (p *pictures) row(b []byte, i int) []byte {
	for _, v := range p.of(i) {
		b = append(strconv.AppendUint(b, uint64(v), 10), ',')
	}
	return append(append(b, `"`+strings.ReplaceAll(p.labels[i], `"`, `""`)...), "\"\n"...)
}

// spread sums the variances of the pixels over all pictures, and names those that vary at all. pause is called now and then.
func (p *pictures) spread(pause func()) (total float64, varying []string) {
	d := p.pixels()
	sums, squares := make([]float64, d), make([]float64, d)
	for i := range p.count() {
		for k, v := range p.of(i) {
			sums[k] += float64(v)
			squares[k] += float64(v) * float64(v)
		}
		pause()
	}
	n := float64(p.count())
	for k := range d {
		// Whole numbers below 2⁵³: both sides are exact.
		if v := n*squares[k] - sums[k]*sums[k]; v > 0 {
			total += v / (n * n)
			varying = append(varying, pixelName(k, p.side))
		}
	}
	return total, varying
}

// usualPenalty is l2 for pixels of a total variance. It is for the grey values as they are, since all pixels share a unit:
// on standardised columns a border that hardly varies would get the largest weights. The curvature of the mean log loss
// along a direction is at most a quarter of its variance, so that this l2 keeps the directions of well over 4/1000 of the
// total variance and shrinks the finer noise, whatever the number and the contrast of the pixels.
func usualPenalty(variance float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(variance/1000, 'g', 2, 64), 64)
	return v
}

// classes counts the pictures of each label, in the order in which labels come.
func (p *pictures) classes() (names []string, counts []int) {
	k := 0
	for _, l := range p.labels {
		// Those of a folder come together.
		if k >= len(names) || names[k] != l {
			for k = 0; k < len(names) && names[k] != l; k++ {
			}
		}
		if k == len(names) {
			names, counts = append(names, l), append(counts, 0)
		}
		counts[k]++
	}
	return names, counts
}

// firstPart returns the outermost folder of a path.
func firstPart(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

// lastPart returns the name of a file without its folders.
func lastPart(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
