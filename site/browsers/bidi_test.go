package browsers

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/coder/websocket"
)

// bidi speaks WebDriver BiDi (W3C Working Draft, section 3): commands and their results by number, events by name.
type bidi struct {
	socket  *websocket.Conn
	mu      sync.Mutex
	last    int
	waiting map[int]chan message
	hear    func(event string, params json.RawMessage)
}

// message is whatever the browser says.
type message struct {
	ID      int
	Type    string // success, error, or event
	Result  json.RawMessage
	Error   string
	Message string
	Method  string
	Params  json.RawMessage
}

// dialBidi connects; hear is called with each event, one after another.
func dialBidi(address string, hear func(string, json.RawMessage)) (*bidi, error) {
	socket, _, err := websocket.Dial(context.Background(), address, nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(-1)
	b := &bidi{socket: socket, waiting: map[int]chan message{}, hear: hear}
	go b.listen()
	return b, nil
}

func (b *bidi) listen() {
	for {
		_, text, err := b.socket.Read(context.Background())
		var m message
		if err == nil {
			err = json.Unmarshal(text, &m)
		}
		if err != nil {
			b.fail(err)
			return
		}
		if m.Type == "event" {
			b.hear(m.Method, m.Params)
			continue
		}
		b.mu.Lock()
		answer := b.waiting[m.ID]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		if answer != nil {
			answer <- m
		}
	}
}

// fail fails what still waits.
func (b *bidi) fail(reason error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, answer := range b.waiting {
		answer <- message{Type: "error", Error: "connection", Message: reason.Error()}
		delete(b.waiting, id)
	}
	b.waiting = nil
}

// do sends a command and reads its result into one, if that is not nil.
func (b *bidi) do(method string, params any, result any) error {
	b.mu.Lock()
	if b.waiting == nil {
		b.mu.Unlock()
		return fmt.Errorf("%s: the browser has gone", method)
	}
	b.last++
	id, answer := b.last, make(chan message, 1)
	b.waiting[id] = answer
	b.mu.Unlock()
	text, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err == nil {
		err = b.socket.Write(context.Background(), websocket.MessageText, text)
	}
	if err != nil {
		return err
	}
	m := <-answer
	if m.Type == "error" {
		return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(m.Result, result)
}
