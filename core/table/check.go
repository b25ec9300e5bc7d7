package table

import (
	"slices"
	"unicode/utf8"
)

// Char returns the one character that an option's text holds, for Options.Delimiter and Options.Quote; an empty quote
// is NoQuote. The error is an *Error.
func Char(option, text string) (rune, error) {
	if text == "" && option == "quote" {
		return NoQuote, nil
	}
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || n != len(text) || r == utf8.RuneError {
		return 0, badOption(option, "has to be one character")
	}
	return r, nil
}

func badOption(name, what string) *Error {
	return &Error{Code: "bad-option", Name: name, Message: "the option " + name + " " + what}
}

// check refuses options that cannot be.
func (o *Options) check() error {
	switch {
	case slices.Contains([]rune{'\n', '\r', 0x1a, utf8.RuneError, 0xfeff}, o.Delimiter) || o.Delimiter < 0:
		return badOption("delimiter", "cannot be a line end or no character")
	case o.Delimiter != 0 && (o.Delimiter == o.Quote || o.Delimiter == '"' && o.Quote == 0):
		return badOption("delimiter", "cannot be the quote as well")
	case o.Quote != 0 && o.Quote != NoQuote && (o.Quote < '!' || o.Quote > '~' || o.Quote == '#'):
		return badOption("quote", "has to be an ASCII sign, such as \" or '")
	case o.Decimal != 0 && o.Decimal != '.' && o.Decimal != ',':
		return badOption("decimal", "has to be . or ,")
	case o.Encoding != "" && encodingOf(o.Encoding) == "":
		return badOption("encoding", "has to be one of utf-8, utf-16le, utf-16be and windows-1252")
	}
	for _, name := range missingNames(o.Types, nil) {
		if t := o.Types[name]; t == Empty || t > Date {
			return badOption("types", "has to name number, category, text or date")
		}
	}
	return nil
}

// ParseType returns the type with the given name in the JavaScript API.
func ParseType(name string) (Type, error) {
	for t := Number; t <= Date; t++ {
		if t.String() == name {
			return t, nil
		}
	}
	return Empty, badOption("types", "has to name number, category, text or date")
}
