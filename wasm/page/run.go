//go:build js

// Package page is the app a person sees: intake, controls, pictures and results, drawn into the document of the sealed
// frame. It is a client of descent.js like any other page; only the lessons of Explain compute here, on a sample of the
// rows. It reaches the world outside its frame through one interface, the host.
package page

// Run builds the page and returns; the program lives on in its event handlers.
func Run() { newApp(newParent()).start() }
