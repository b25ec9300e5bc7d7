// Package examples holds no code, only the tables that the page offers and the tests that prove them.
package examples

//go:generate go run ./synthetic .
