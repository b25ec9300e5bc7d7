//go:build js

package page

import (
	"descent/core/landscape"
)

// visit lists the iterations that were recorded of any method shown, in their order.
func (q *raceRun) visit() {
	q.stops = q.stops[:0]
	for at := -1; ; {
		next := -1
		for i, t := range q.tracks {
			if !q.seen(i) {
				continue
			}
			if k := reached(t, at) + 1; k < t.Len() && (next < 0 || t.Iteration[k] < next) {
				next = t.Iteration[k]
			}
		}
		if next < 0 {
			return
		}
		q.stops = append(q.stops, next)
		at = next
	}
}

// reached is the place of the last iterate at or before an iteration, −1 where there is none.
func reached(t *landscape.Track, iteration int) int {
	low, high := 0, t.Len()
	for low < high {
		if mid := (low + high) / 2; t.Iteration[mid] <= iteration {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// seek goes to one of the stops.
func (q *raceRun) seek(to int) { q.at = max(0, min(to, len(q.stops)-1)) }

// play goes through the iterations, faster and faster, until the end or until it is pressed again.
func (r *raceChapter) play() {
	q := &r.run
	if q.playing = !q.playing; !q.playing {
		return
	}
	if q.at >= len(q.stops)-1 {
		q.at = 0
	}
	spawn(func() {
		for wait := 240.0; q.playing && q.at < len(q.stops)-1; wait = max(16, wait*0.94) {
			q.seek(q.at + 1)
			r.app.look()
			rest(wait)
		}
		q.playing = false
	})
}
