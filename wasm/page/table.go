//go:build js

package page

import (
	"math"
	"strings"
	"syscall/js"
)

// table is what the page knows of a loaded table; the rows stay with the workers.
type table struct {
	value   js.Value
	rows    int
	columns []column
	receipt receipt
	index   map[string]int       // columns by name
	preview [][]string           // the first rows, at most previewColumns wide
	cells   map[string]*cells    // whole columns that a picture asked for
	typical map[string]*standing // what a column is held at
}

type column struct {
	name, kind, unit   string
	missing, distinct  int
	min, max, mean, sd float64
	identifier         bool
	value              js.Value
	levels             []string
	read               bool
}

// cells are one whole column: numbers, or codes into levels.
type cells struct {
	numbers []float64
	codes   []int32
	levels  []string
}

// standing is the value that stands for a column: its median, or its commonest level.
type standing struct {
	number float64
	level  string
}

type receipt struct {
	delimiter, decimal, encoding string
	header                       bool
	problems                     []problem
	text                         string // all of it in words
}

type problem struct {
	code, name, value, message string
	line, count                int
}

func (t *table) column(name string) *column {
	if i, ok := t.index[name]; ok {
		return &t.columns[i]
	}
	return nil
}

// texts returns the levels of a column, which may be many: they cross when first asked for.
func (c *column) texts() []string {
	if !c.read {
		c.read = true
		list := c.value.Get("levels")
		for i := range length(list) {
			level := list.Index(i)
			if level.Type() == js.TypeObject {
				level = level.Get("name")
			}
			c.levels = append(c.levels, asText(level))
		}
	}
	return c.levels
}

// feature reports whether the column is a feature unless a person says otherwise.
func (c *column) feature() bool {
	switch c.kind {
	case "number":
		return c.distinct > 1 && !c.identifier
	case "category":
		return c.distinct > 1 && c.distinct <= 1000 && !c.identifier
	}
	return false
}

// classes reports whether the column can be a target with classes.
func (c *column) classes() bool {
	return c.distinct >= 2 && c.distinct <= 100 && (c.kind == "category" || c.kind == "number")
}

// note says in a word or two what the column holds.
func (c *column) note() string {
	if c.kind == "category" {
		return amount(c.distinct, "level")
	}
	return c.kind
}

// usual are names that tables give their target.
var usual = []string{"target", "class", "label", "y", "outcome", "species", "diagnosis", "result", "response"}

// propose picks the target a person most likely means: a column named like one, else the last category, else the last
// column with two values, else the last number.
func (t *table) propose() string {
	best, rank := "", 0
	for i := range t.columns {
		c := &t.columns[i]
		r := 0
		switch {
		case c.classes() && contains(usual, strings.ToLower(c.name)):
			r = 4
		case c.classes() && c.kind == "category" && c.distinct <= 20:
			r = 3
		case c.classes() && c.distinct == 2:
			r = 2
		case c.kind == "number" && c.distinct > 1:
			r = 1
		}
		if r > 0 && r >= rank {
			best, rank = c.name, r
		}
	}
	return best
}

// features are the columns proposed to predict target.
func (t *table) features(target string) []string {
	var list []string
	for i := range t.columns {
		if c := &t.columns[i]; c.name != target && c.feature() {
			list = append(list, c.name)
		}
	}
	return list
}

// class returns, for each row, the index of its cell's text among classes, −1 where it is none of them.
func (v *cells) class(classes []string) []int32 {
	if v.codes == nil {
		return v.valued(classes)
	}
	index := map[string]int32{}
	for k, text := range classes {
		index[text] = int32(k)
	}
	to := make([]int32, len(v.levels))
	for i, level := range v.levels {
		to[i] = -1
		if k, ok := index[level]; ok {
			to[i] = k
		}
	}
	list := make([]int32, len(v.codes))
	for i, code := range v.codes {
		list[i] = -1
		if code >= 0 {
			list[i] = to[code]
		}
	}
	return list
}

// valued is class for numbers.
func (v *cells) valued(classes []string) []int32 {
	values := make([]float64, len(classes))
	for k, text := range classes {
		values[k] = parse(text)
	}
	list := make([]int32, len(v.numbers))
	for i, x := range v.numbers {
		list[i] = -1
		for k, y := range values {
			if x == y {
				list[i] = int32(k)
				break
			}
		}
	}
	return list
}

// coordinates returns the column as places on an axis; a level lies at its index.
func (v *cells) coordinates() []float64 {
	if v.codes == nil {
		return v.numbers
	}
	list := make([]float64, len(v.codes))
	for i, code := range v.codes {
		list[i] = float64(code)
		if code < 0 {
			list[i] = math.NaN()
		}
	}
	return list
}
