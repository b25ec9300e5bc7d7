package main

import "strings"

// trim leaves out of a script or style the lines that are comments, the indentation and the empty lines. It knows
// lines, not the language: text with a string over several lines, told by an odd number of backquotes in a line, is
// left as it is, and a comment behind code stays.
func trim(text string) string {
	var out strings.Builder
	inside := false // a comment that began on a line of its own
	for line := range strings.Lines(text) {
		if strings.Count(line, "`")%2 == 1 {
			return text
		}
		line = strings.TrimSpace(line)
		if !inside && strings.HasPrefix(line, "/*") {
			inside = true
		}
		switch {
		case inside:
			_, rest, ended := strings.Cut(line, "*/")
			if ended && strings.TrimSpace(rest) != "" {
				out.WriteString(line + "\n") // a cast: its comment stays with its code
			}
			inside = !ended
		case line != "" && !strings.HasPrefix(line, "//"):
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}
