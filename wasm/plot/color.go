package plot

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }
