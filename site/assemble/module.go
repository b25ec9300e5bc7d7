package main

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// The forms of import and export that are understood, each beginning a line, as the formatter writes them. Anything
// else that begins a line with import or export is refused.
var (
	importNames = regexp.MustCompile(`(?m)^import \{([^}]*)\} from ["']([^"']+)["'];?$`)
	importAll   = regexp.MustCompile(`(?m)^import \* as (\w+) from ["']([^"']+)["'];?$`)
	importBare  = regexp.MustCompile(`(?m)^import ["']([^"']+)["'];?$`)
	exportFrom  = regexp.MustCompile(`(?m)^export \{([^}]*)\} from ["']([^"']+)["'];?$`)
	exportNames = regexp.MustCompile(`(?m)^export \{([^}]*)\};?$`)
	exportThing = regexp.MustCompile(`(?m)^export ((?:async )?function\*? |class |const )(\w+)`)
	unresolved  = regexp.MustCompile(`(?m)^(?:import|export)\b.*$|\bimport\(\s*["']\.`)
	comment     = regexp.MustCompile(`(?s)/\*.*?\*/`) // types in comments may name modules
)

// bundler concatenates ES modules: each becomes a function that runs once and returns its exports, in the order in
// which a module loader would run them.
type bundler struct {
	dir   string
	out   strings.Builder
	state map[string]int // by file: 1 while its imports are read, 2 when written
}

// bundle returns the module at entry, a file of dir, and everything it imports by relative path, as one module.
func bundle(dir, entry string) (string, error) {
	b := &bundler{dir: dir, state: map[string]int{}}
	if err := b.add(entry); err != nil {
		return "", err
	}
	return b.out.String(), nil
}

func (b *bundler) add(name string) error {
	switch b.state[name] {
	case 1:
		return fmt.Errorf("%s imports itself by way of others", name)
	case 2:
		return nil
	}
	b.state[name] = 1
	text, err := read(filepath.Join(b.dir, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	body, err := b.resolve(name, text)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	b.state[name] = 2
	fmt.Fprintf(&b.out, "// %s\nconst %s = (() => {\n%s})();\n", name, variable(name), body)
	return nil
}

// resolve adds what the module imports and returns its body with imports as constants and exports as its result.
func (b *bundler) resolve(name, text string) (string, error) {
	var exports []string
	var failure error
	from := func(specifier string) string {
		target, err := b.require(name, specifier)
		if err != nil && failure == nil {
			failure = err
		}
		return target
	}
	text = replace(importNames, text, func(m []string) string {
		return "const {" + strings.ReplaceAll(m[1], " as ", ": ") + "} = " + from(m[2]) + ";"
	})
	text = replace(importAll, text, func(m []string) string { return "const " + m[1] + " = " + from(m[2]) + ";" })
	text = replace(importBare, text, func(m []string) string { from(m[1]); return "" })
	text = replace(exportFrom, text, func(m []string) string {
		target := from(m[2])
		for local, public := range renames(m[1]) {
			exports = append(exports, public+": "+target+"."+local)
		}
		return ""
	})
	text = replace(exportNames, text, func(m []string) string {
		for local, public := range renames(m[1]) {
			exports = append(exports, public+": "+local)
		}
		return ""
	})
	text = replace(exportThing, text, func(m []string) string {
		exports = append(exports, m[2])
		return m[1] + m[2]
	})
	if failure == nil {
		if line := unresolved.FindString(comment.ReplaceAllString(text, "")); line != "" {
			failure = fmt.Errorf("cannot resolve %q", line)
		}
	}
	return text + "return { " + strings.Join(exports, ", ") + " };\n", failure
}

// require adds the module that an import specifier names and returns the constant that holds its exports.
func (b *bundler) require(importer, specifier string) (string, error) {
	if !strings.HasPrefix(specifier, "./") && !strings.HasPrefix(specifier, "../") {
		return "", fmt.Errorf("%q is no relative path; there are no packages here", specifier)
	}
	target := path.Join(path.Dir(importer), specifier)
	return variable(target), b.add(target)
}

// variable returns the constant that holds the exports of a module.
func variable(name string) string {
	return "$" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(name, ".js"))
}

// renames yields the local and the public name of each item of an export list.
func renames(list string) func(yield func(local, public string) bool) {
	return func(yield func(local, public string) bool) {
		for item := range strings.SplitSeq(list, ",") {
			if item = strings.TrimSpace(item); item == "" {
				continue
			}
			local, public, renamed := strings.Cut(item, " as ")
			if !renamed {
				public = local
			}
			if !yield(local, public) {
				return
			}
		}
	}
}

// replace replaces each match of pattern by what f makes of its groups.
func replace(pattern *regexp.Regexp, text string, f func(groups []string) string) string {
	return pattern.ReplaceAllStringFunc(text, func(match string) string {
		return f(pattern.FindStringSubmatch(match))
	})
}
