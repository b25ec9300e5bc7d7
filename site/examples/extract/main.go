// Command extract takes the real tables among the examples out of the Python packages that carry them:
//
//	pip download --no-deps --dest DIR scikit-learn==1.9.1 palmerpenguins==0.1.6
//	go run ./site/examples/extract DIR site/examples
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A table of scikit-learn's begins with a line of counts and class names, has no header, and codes the class as a
// number in the last column. The names below are those its loaders give, in the package's own order.
var tables = []struct {
	file, member, target string
	features             []string
	classes              []string // nil: as the first line names them
}{
	{
		file: "iris.csv", member: "sklearn/datasets/data/iris.csv", target: "species",
		features: []string{"sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"},
	},
	{
		file: "breast-cancer.csv", member: "sklearn/datasets/data/breast_cancer.csv", target: "diagnosis",
		features: cells(),
	},
	{
		file: "wine.csv", member: "sklearn/datasets/data/wine_data.csv", target: "cultivar",
		features: []string{
			"alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols", "flavanoids",
			"nonflavanoid phenols", "proanthocyanins", "color intensity", "hue", "od280/od315", "proline",
		},
		classes: []string{"first", "second", "third"},
	},
}

// cells returns the names of the 30 measures of cell nuclei: ten of them, each as mean, standard error and worst.
func cells() []string {
	measures := []string{
		"radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry",
		"fractal dimension",
	}
	var names []string
	for _, form := range []string{"mean %s", "%s error", "worst %s"} {
		for _, m := range measures {
			names = append(names, fmt.Sprintf(form, m))
		}
	}
	return names
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: extract FOLDER-OF-WHEELS FOLDER-TO-WRITE")
	}
	from, to := os.Args[1], os.Args[2]
	for _, t := range tables {
		text, err := member(from, "scikit_learn-*.whl", t.member)
		if err == nil {
			text, err = labelled(string(text), t.features, t.classes, t.target)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(to, t.file), text, 0o644)
		}
		if err != nil {
			log.Fatalf("%s: %v", t.file, err)
		}
	}
	penguins, err := member(from, "palmerpenguins-*.whl", "palmerpenguins/data/penguins.csv")
	if err != nil {
		log.Fatal(err)
	}
	penguins = bytes.ReplaceAll(penguins, []byte("\r\n"), []byte("\n"))
	if err := os.WriteFile(filepath.Join(to, "penguins.csv"), penguins, 0o644); err != nil {
		log.Fatal(err)
	}
}

// member returns one file of the only wheel in dir that matches pattern.
func member(dir, pattern, name string) ([]byte, error) {
	wheels, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(wheels) != 1 {
		return nil, fmt.Errorf("%s holds %d files like %s, want 1", dir, len(wheels), pattern)
	}
	wheel, err := zip.OpenReader(wheels[0])
	if err != nil {
		return nil, err
	}
	defer wheel.Close()
	file, err := wheel.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// labelled gives a table of scikit-learn's a header and its classes their names.
func labelled(text string, features, classes []string, target string) ([]byte, error) {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n")
	head := strings.Split(lines[0], ",")
	if classes == nil {
		classes = head[2:]
	}
	var out bytes.Buffer
	out.WriteString(strings.Join(append(features[:len(features):len(features)], target), ",") + "\n")
	for i, line := range lines[1:] {
		cut := strings.LastIndexByte(line, ',')
		class, err := strconv.Atoi(line[cut+1:])
		if err != nil || class >= len(classes) || strings.Count(line, ",") != len(features) {
			return nil, fmt.Errorf("line %d is not as expected: %s", i+2, line)
		}
		out.WriteString(line[:cut+1] + classes[class] + "\n")
	}
	if rows := strconv.Itoa(len(lines) - 1); rows != head[0] {
		return nil, fmt.Errorf("%s rows, the first line promises %s", rows, head[0])
	}
	return out.Bytes(), nil
}
