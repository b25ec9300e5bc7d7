// This file is empty. That there is one lets collector.go declare a function without a body.
