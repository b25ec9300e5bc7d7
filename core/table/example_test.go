package table_test

import (
	"fmt"

	"descent/core/table"
)

func ExampleRead() {
	t, err := table.Read([]byte("name;weight\nAda;61,5\nBo;\nCy;70\n"), table.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d rows, %q between cells\n", t.Rows, t.Receipt.Dialect.Delimiter)
	for _, c := range t.Columns {
		fmt.Println(c.Name, c.Type, c.Missing, "missing")
	}
	fmt.Println(t.Chunks[0].Columns[1].Num)
	fmt.Println(t.Slice(0, 1))
	// Output:
	// 3 rows, ';' between cells
	// name category 0 missing
	// weight number 1 missing
	// [61.5 NaN 70]
	// [[Ada 61,5]]
}

// Refusals say what is wrong by a code.
func ExampleRead_refused() {
	_, err := table.Read([]byte("a,b\n"), table.Options{})
	if refusal, ok := err.(*table.Error); ok {
		fmt.Println(refusal.Code)
	}
	// Output:
	// no-rows
}

// A second file is typed as the first was: here by its levels, so that codes mean the same.
func ExampleOptionsLike() {
	first, err := table.Read([]byte("colour\nred\nblue\nred\n"), table.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := table.Read([]byte("colour\nred\ngreen\n"), table.OptionsLike(first.Columns, first.Receipt.Dialect))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(first.Columns[0].Levels, second.Chunks[0].Columns[0].Code, second.Receipt.Problems[0].Code)
	// Output:
	// [blue red] [1 -1] unknown-level
}
