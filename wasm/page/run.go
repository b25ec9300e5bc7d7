//go:build js

// Package page is the app a person sees: intake, controls, pictures and results, drawn into the document of the sealed
// frame. It computes nothing itself: it is a client of descent.js like any other page, and it reaches the world outside
// its frame through one interface, the host.
package page

// Run builds the page and returns; the program lives on in its event handlers.
func Run() { newApp(newParent()).start() }
