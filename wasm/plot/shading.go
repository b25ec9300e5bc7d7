package plot

import "math"

// bands and lights are the numbers of colours by height and by how the light falls.
const bands, lights = 12, 4

// light returns how brightly a quadrangle is lit, 0 to lights−1, by Lambert's cosine law; the light comes over the
// reader's left shoulder, whichever way the solid is turned.
func (m *mesh) light(s *solid, q *[4]point) int {
	du, dv := q[1].u-q[0].u, q[2].v-q[1].v
	a := -tall * (q[1].h + q[2].h - q[0].h - q[3].h) / 2 / du
	b := -tall * (q[2].h + q[3].h - q[0].h - q[1].h) / 2 / dv
	across, away := a*s.cos-b*s.sin, a*s.sin+b*s.cos
	const x, y, z = -0.48, -0.40, 0.78
	shine := (across*x + away*y + z) / math.Sqrt(across*across+away*away+1)
	return min(max(int((shine+0.15)/1.15*lights), 0), lights-1)
}

// tone returns the colour of a quadrangle.
func (t *Theme) tone(k int) Color {
	c := t.height((float64(k/lights) + 0.5) / bands)
	shade := 1 - float64(k%lights)/(lights-1)
	return c.Mix(RGB(0), shade*0.22)
}
