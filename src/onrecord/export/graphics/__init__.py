"""Graphics: values of a record as standing SVG pictures, without script or network; colours come from the style sheet."""
