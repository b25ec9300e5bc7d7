package table

import (
	"strconv"
	"strings"
)

// nameColumns makes the names of a header unique and visible: an empty one becomes column_3, after its place, and a
// name met before gets _2, _3, … so far as that is free.
func nameColumns(header []string, line int) (names []string, problems []Problem) {
	taken := map[string]bool{}
	for _, h := range header {
		taken[strings.TrimSpace(h)] = true
	}
	seen := map[string]bool{}
	for i, h := range header {
		name := strings.TrimSpace(h)
		p := Problem{Line: line, Column: i + 1, Value: shorten(h), Count: 1}
		switch {
		case name == "":
			p.Code = emptyName
			name = free("column_"+strconv.Itoa(i+1), taken, seen)
		case seen[name]:
			p.Code = duplicateName
			name = freeAfter(name, taken, seen)
		}
		seen[name] = true
		names = append(names, name)
		if p.Code != "" {
			p.Name = name
			p.Message = sentence(p.Code, name, p.Value, 1)
			problems = append(problems, p)
		}
	}
	return names, problems
}

func free(name string, taken, seen map[string]bool) string {
	if !taken[name] && !seen[name] {
		return name
	}
	return freeAfter(name, taken, seen)
}

func freeAfter(name string, taken, seen map[string]bool) string {
	for k := 2; ; k++ {
		if n := name + "_" + strconv.Itoa(k); !taken[n] && !seen[n] {
			return n
		}
	}
}

// numberedNames names the columns of a file without a header.
func numberedNames(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = "column_" + strconv.Itoa(i+1)
	}
	return names
}
