package main

import "testing"

func TestTrim(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"a();\n", "a();\n"},
		{"// c\n  a(); // stays\n\n", "a(); // stays\n"},
		{"/** one line */\na();\n", "a();\n"},
		{"  /**\n   * more\n   */\n  a();\n", "a();\n"},
		{"/** @type {any} */ (x).y();\n", "/** @type {any} */ (x).y();\n"},
		{"a(`one`, `two`);\n // c\n", "a(`one`, `two`);\n"},
		{"a(`\n  // text\n`);\n", "a(`\n  // text\n`);\n"},
		{"p {\n  /* why */\n  margin: 0;\n}\n", "p {\nmargin: 0;\n}\n"},
	} {
		if got := trim(test.text); got != test.want {
			t.Errorf("trim(%q): got %q, want %q", test.text, got, test.want)
		}
	}
}
