"""What the chapters show: one module or package a chapter, functions of a look and a result."""
