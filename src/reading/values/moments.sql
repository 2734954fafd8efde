-- The moments of the texts of one form, into the table moments.
INSERT INTO moments
WITH extracted AS (SELECT text, lines, /* parts */ AS p FROM date_texts WHERE form_no = $formNo)
SELECT text, lines, $form, /* zone */, /* moment */ FROM extracted
