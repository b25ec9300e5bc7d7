package report

import (
	"cmp"
	"fmt"
	"slices"

	"descent/site/bench/record"
)

// loss is a case in which somebody was faster than we were.
type loss struct {
	name, phase, who string
	us, them         float64
}

// words for the phases of a turn.
var phases = []struct{ key, words string }{
	{"load", "reading"}, {"train", "fit alone"}, {"total", "file to fit"},
}

// losses are all cases in which a peer with an answer as good as asked for, to a millionth, has the smaller median; the
// clearest first.
func (r results) losses() []loss {
	var all []loss
	for _, row := range r.Of("fit", "") {
		if isOurs(row) || !good(row) {
			continue
		}
		for _, phase := range phases {
			us, them := r.us(row.Case, phase.key), median(row, phase.key)
			if them < us {
				all = append(all, loss{row.Case, phase.words, row.Who, us, them})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b loss) int { return cmp.Compare(b.us/b.them, a.us/a.them) })
	return all
}

func isOurs(row record.Row) bool { return row.Who == ours || row.Who == single }

// lost writes the cases that we lose, one line for a case and phase: by whom most, and how many others.
func (r results) lost() string {
	type key struct{ name, phase string }
	var order []key
	byCase := map[key][]loss{}
	for _, l := range r.losses() {
		k := key{l.name, l.phase}
		if byCase[k] == nil {
			order = append(order, k)
		}
		byCase[k] = append(byCase[k], l)
	}
	if len(order) == 0 {
		return "None was found among the peers that were measured.\n"
	}
	text := "| case | what | fastest peer | theirs | ours | ours / theirs | peers ahead |\n|---|---|---|---|---|---|---|\n"
	for _, k := range order {
		l := byCase[k][0]
		text += fmt.Sprintf("| %s | %s | %s | %s | %s | %.1f | %d |\n",
			k.name, k.phase, l.who, seconds(l.them), seconds(l.us), l.us/l.them, len(byCase[k]))
	}
	return text
}
