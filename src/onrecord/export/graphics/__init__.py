"""Graphics: values of a record as standing SVG pictures, no script, no network; colours come from the style sheet."""
