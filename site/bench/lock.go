package main

import (
	"os"
	"syscall"
)

// lock is a file that is locked while something is timed, so that others who share the machine can stand aside. The zero
// value locks nothing.
type lock struct{ path string }

// alone calls do while nobody else holds the lock.
func (l lock) alone(do func() error) error {
	if l.path == "" {
		return do()
	}
	file, err := os.OpenFile(l.path, os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return err
	}
	defer file.Close() // which unlocks it
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		return err
	}
	return do()
}
