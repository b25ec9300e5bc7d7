// Package plot draws the pictures of a fit on canvases: Plane (two features), Sigmoid (one), Score (any number, on the
// linear predictor), Curve (the cost as a training goes), Landscape and Relief (the cost over two coefficients, as a map
// and as a surface) and Lines (any curves).
//
// A picture takes typed slices and a model, keeps no other state than its view and what it was last given, and sends
// hover and view changes up. It draws at most once a frame and only when something changed. What is called often is
// cheap: SetModel copies the coefficients and asks for a frame.
//
// The caller lays the canvas out in CSS, calls Resize with the size in CSS pixels and the device pixel ratio whenever
// a ResizeObserver reports, SetTheme when the colour scheme changes, and Release when the view goes.
// Every picture has Describe, its twin in words and a small table.
//
// Pointer: drag pans (it turns a Relief, and moves the start of a Landscape and the cursor of Lines), pinch zooms, the
// wheel zooms once the canvas has the focus or with Ctrl (else the page scrolls and a hint says so), double click
// resets. Keys: arrows pan (on a Curve they move the crosshair, on a Relief they turn it, and where places are picked
// they move the place), + and − zoom, 0 resets, [ and ] visit the points from left to right, Escape takes the tooltip
// off. What keys do is told in a live region in the canvas's fallback content; at rest the canvas's label is the picture
// in words.
//
// Class k has Theme.Class(k) and its mark everywhere. A field's pixel is Theme.Tint of the predicted class, fainter
// behind a curve, so it tells the prediction. Files without a js tag hold the maths and run natively.
package plot
