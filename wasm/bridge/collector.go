//go:build js

package bridge

import _ "unsafe" // for go:linkname

// SetGCPercent is that of runtime/debug, which would bring package os and all that it needs into the binary.
func SetGCPercent(percent int) int { return int(setGCPercent(int32(percent))) }

//go:linkname setGCPercent runtime/debug.setGCPercent
func setGCPercent(in int32) (out int32)
