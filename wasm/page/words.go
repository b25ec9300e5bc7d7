package page

import "strings"

// phrase returns the line of a list that a key begins, "" where there is none.
func phrase(list, key string) string {
	_, text, _ := strings.Cut(list, "\n"+key+": ")
	text, _, _ = strings.Cut(text, "\n")
	return text
}

// advice says what to do about an error, by its code.
const advice = `
empty-file: Choose a file that holds a table: a header line and at least a few rows.
no-rows: The file has a header and nothing below it. Choose one with rows.
not-text: Save the table as CSV (in a spreadsheet: File, Save as, CSV) and open that.
bad-encoding: Choose the encoding under “How it was read”, or save the file as UTF-8.
unbalanced-quote: A quotation mark is opened and never closed. Correct the line that is named, or choose another delimiter under “How it was read”.
too-large: The table does not fit into this tab’s memory. Take a sample of its rows, or leave out columns, and open that.
read-failed: The browser could not read the file. It may have been moved, changed or locked since it was chosen: choose it again.
not-found: Choose another example, or open a file.
unknown-column: Choose the columns again: one of them is not in this table.
one-class: A classifier needs two classes to tell apart, and the rows that can be used have only one. Choose another target, or features with fewer missing cells.
too-many-classes: The target has more than 100 classes. Choose a column with fewer, or, for a number, the linear model.
no-features: Tick at least one feature that varies.
too-few-rows: Tick fewer features, lower the degree, add a small penalty l2, or fill missing cells under Advanced.
bad-option: One of the settings cannot be used here. Put it back to its default.
target-missing: Choose a target that has values.
not-binary: The logistic model tells two classes apart and this target has more. Choose the softmax model, or leave the model on automatic.
memory: The model does not fit into this tab’s memory. Tick fewer features, lower the degree, or switch interactions off.
not-yet: This is not built yet. Choose another setting.
closed: Reload the page.
worker-died: The engine was restarted and your table is kept. Try again; if it happens again, use fewer features or rows.
table-lost: The engine had to be restarted and the source can no longer be read. Open the file again.
pictures-none: Bring a folder, or a zip, that holds a folder of pictures for each class: PNG, JPEG, WebP, GIF or what else this browser can show.
pictures-one-folder: Put the pictures of each class into a folder of their own, two folders at least. The folder’s name becomes the label.
pictures-too-many: Choose fewer pixels a side, or bring fewer pictures.
pictures-unreadable: Save the pictures as PNG or JPEG and bring them again.
pictures-sealed: Put the folders into one folder and drop that alone, press “Choose a folder…”, or drop a zip.
not-a-model: Choose a file that was saved with “Save the model (JSON)”, unchanged, or a table as CSV.
model-version: The file is of another version of Descent. Open it there, or train the model again here.
downloads-barred: Open Descent itself, where files can be saved.
zip-damaged: Pack the folders again and bring the new zip.
zip-encrypted: Pack the folders without a password, or unpack them and choose the folder.
zip-unsupported: Pack the folders again as an ordinary zip, or unpack them and choose the folder.
no-engine: Reload the page. Descent needs a current browser in which WebAssembly and workers are allowed.
internal: This is a fault of ours, not of your table. What is loaded stays; try another setting or reload the page.
`

// heading names an error in a few words, by its code.
const heading = `
empty-file: The file is empty
no-rows: No rows
not-text: Not a text table
bad-encoding: The encoding does not fit
unbalanced-quote: A quotation mark is not closed
too-large: Too large for this tab
read-failed: The file could not be read
not-found: Not found
unknown-column: No such column
one-class: Only one class
too-many-classes: Too many classes
no-features: No features
too-few-rows: Too few rows
bad-option: A setting cannot be used
target-missing: The target is empty
not-binary: More than two classes
memory: Out of memory
not-yet: Not built yet
worker-died: The engine stopped
table-lost: The table was lost
closed: The engine is closed
pictures-none: No pictures
pictures-one-folder: One class of pictures only
pictures-too-many: Too many pixels
pictures-unreadable: The pictures could not be decoded
pictures-sealed: The folder could not be read
not-a-model: Not a model of Descent
model-version: A model of another version
zip-damaged: The zip is damaged
zip-encrypted: The zip is encrypted
zip-unsupported: This kind of zip cannot be read
downloads-barred: Files cannot be saved here
internal: Something went wrong here
no-engine: The engine did not start
`

// ends says why a training stopped, by the code of its status.
const ends = `
converged: Converged
iteration-limit: Not converged: stopped at the limit
separated: Separated
diverged: Diverged
stalled: Stalled
stopped: Stopped by hand
opened: Opened from a file
`
