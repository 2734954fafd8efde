#!/bin/sh
# The reader that dashboards connect as; its rights come with the first month, by reader.sql.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$READER_DB_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE insiders_reader LOGIN PASSWORD :'password';
SQL
