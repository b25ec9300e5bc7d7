package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
)

var (
	marker = regexp.MustCompile(`<!-- inline:([\w.-]+) -->`)
	script = regexp.MustCompile(`(?s)<script([^>]*)>(.*?)</script>`)
	style  = regexp.MustCompile(`(?s)<style[^>]*>(.*?)</style>`)
)

// inline replaces the markers of a page:
//
//	<!-- inline:NAME.css -->    a style element
//	<!-- inline:NAME.js -->     a script element
//	<!-- inline:worker.js -->   a script element of type text/plain with the id worker.js: text that the app reads
//	<!-- inline:NAME-module -->   the module NAME.js, with all it imports, as a script
//	<!-- csp-hashes -->         the hashes of all inline scripts that run, for the page's content policy
//	<!-- csp-style-hashes -->   the hashes of all inline styles
//
// source returns the text for a name.
func inline(page string, source func(name string) (string, error)) (string, error) {
	var failure error
	page = marker.ReplaceAllStringFunc(page, func(match string) string {
		name := marker.FindStringSubmatch(match)[1]
		text, err := source(name)
		if err == nil {
			text, err = element(name, text)
		}
		if err != nil && failure == nil {
			failure = fmt.Errorf("%s: %w", name, err)
		}
		return text
	})
	if failure != nil {
		return "", failure
	}
	page = strings.ReplaceAll(page, "<!-- csp-hashes -->", scriptHashes(page))
	page = strings.ReplaceAll(page, "<!-- csp-style-hashes -->", styleHashes(page))
	return page, nil
}

// element wraps text in the element that its name asks for. It refuses text that would not come out of an HTML parser
// as it went in.
func element(name, text string) (string, error) {
	text = trim(text)
	low := strings.ToLower(text)
	for _, bad := range []string{"</script", "</style", "<!--", "\r", "\x00"} {
		if strings.Contains(low, bad) {
			return "", fmt.Errorf("%q cannot stand in inlined text; write it so that it does not appear", bad)
		}
	}
	switch {
	case strings.HasSuffix(name, ".css"):
		return "<style>\n" + text + "</style>", nil
	case strings.HasSuffix(name, "-module"):
		return "<script type=\"module\">\n" + text + "</script>", nil
	case name == "worker.js":
		return "<script type=\"text/plain\" id=\"worker.js\">\n" + text + "</script>", nil
	case strings.HasSuffix(name, ".js"):
		return "<script>\n" + text + "</script>", nil
	}
	return "", fmt.Errorf("no element for this kind of file")
}

// scriptHashes lists the hash sources (CSP level 3, section 2.3.1) of the inline scripts that run.
func scriptHashes(page string) string {
	var hashes []string
	for _, match := range script.FindAllStringSubmatch(page, -1) {
		if !strings.Contains(match[1], "src=") && !strings.Contains(match[1], "text/plain") {
			hashes = append(hashes, hash(match[2]))
		}
	}
	return strings.Join(hashes, " ")
}

func styleHashes(page string) string {
	var hashes []string
	for _, match := range style.FindAllStringSubmatch(page, -1) {
		hashes = append(hashes, hash(match[1]))
	}
	return strings.Join(hashes, " ")
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
