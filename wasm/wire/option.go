package wire

import (
	"math"
	"strconv"
	"strings"
)

// option is one key that an object of options may have. set takes its value, which is never nil, and says what is
// allowed instead when it is of no use.
type option struct {
	key string
	set func(v any) (allowed string)
}

// fill reads an object of options. what names the call in messages. A key that is null or undefined counts as absent.
func fill(what string, v any, options []option) error {
	object, ok := v.(Object)
	if !ok && v != nil {
		return badOption(what, "the options of "+what+" must be an object")
	}
	for _, f := range object {
		if err := take(what, f, options); err != nil {
			return err
		}
	}
	return nil
}

func take(what string, f Field, options []option) error {
	for _, o := range options {
		if o.key != f.Key {
			continue
		}
		if f.Value == nil {
			return nil
		}
		if allowed := o.set(f.Value); allowed != "" {
			return badOption(f.Key, f.Key+" must be "+allowed+", not "+show(f.Value))
		}
		return nil
	}
	keys := make([]string, len(options))
	for i, o := range options {
		keys[i] = o.key
	}
	return badOption(f.Key, what+" has no option "+strconv.Quote(f.Key)+"; it has "+strings.Join(keys, ", "))
}

func badOption(name, message string) *Error {
	return &Error{Code: "bad-option", Message: message, Name: name}
}

// show writes a value for a message.
func show(v any) string {
	switch v := v.(type) {
	case string:
		return strconv.Quote(v)
	case float64:
		return number(v)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list"
	}
	return "an object"
}

// number writes a number as JavaScript does for all that a person would type.
func number(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e21 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func text(dst *string) func(any) string {
	return func(v any) string {
		s, ok := v.(string)
		if !ok {
			return "text"
		}
		*dst = s
		return ""
	}
}

// cell takes the text of a cell, which a caller may write as a number or a truth value.
func cell(dst *string) func(any) string {
	return func(v any) string {
		switch v := v.(type) {
		case string:
			*dst = v
		case float64, bool:
			*dst = show(v)
		default:
			return "the text of a cell"
		}
		return ""
	}
}

func textList(dst *[]string, given *bool) func(any) string {
	return func(v any) string {
		list, ok := v.([]any)
		words := texts(list)
		if !ok || len(words) != len(list) {
			return "a list of texts"
		}
		*dst = append([]string{}, words...)
		if given != nil {
			*given = true
		}
		return ""
	}
}

func truth(dst *bool) func(any) string {
	return func(v any) string {
		b, ok := v.(bool)
		if !ok {
			return "true or false"
		}
		*dst = b
		return ""
	}
}

func choice(dst *string, allowed ...string) func(any) string {
	return func(v any) string {
		s, ok := v.(string)
		for _, a := range allowed {
			if ok && s == a {
				*dst = s
				return ""
			}
		}
		return "one of " + strings.Join(allowed, ", ")
	}
}

// real takes a finite number for which holds is true.
func real(dst *float64, allowed string, holds func(float64) bool) func(any) string {
	return func(v any) string {
		x, ok := asNumber(v)
		if !ok || math.IsNaN(x) || math.IsInf(x, 0) || !holds(x) {
			return allowed
		}
		*dst = x
		return ""
	}
}

// whole takes a whole number of the range.
func whole[T int | uint64](dst *T, low, high float64) func(any) string {
	allowed := "a whole number from " + number(low) + " to " + number(high)
	return func(v any) string {
		x, ok := asNumber(v)
		if !ok || x != math.Trunc(x) || x < low || x > high {
			return allowed
		}
		*dst = T(x)
		return ""
	}
}
