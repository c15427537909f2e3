#!/bin/bash
# Makes the database cluster on the first start, then becomes the server, always as postgres.
set -euo pipefail

# The value of NAME, or what the file named by NAME_FILE holds.
setting() {
  local name=$1 fallback=${2:-} file="$1_FILE"
  if [[ -n ${!file:-} ]]; then
    if [[ -n ${!name:-} ]]; then
      echo "error: $name and $file are both set; set one of them" >&2
      exit 1
    fi
    cat "${!file}"
  else
    printf '%s' "${!name:-$fallback}"
  fi
}

prepare_folders() {
  local folders=("$PGDATA" ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"})
  mkdir -p "${folders[@]}" /var/run/postgresql
  chmod 0700 "${folders[@]}" || true
  if [[ $(id -u) == 0 ]]; then
    find "${folders[@]}" \! -user postgres -exec chown postgres:postgres '{}' +
    chown postgres:postgres /var/run/postgresql
  fi
}

refuse_without_password() {
  [[ -n $password || $auth == trust ]] && return
  cat >&2 <<'TEXT'
Error: the database is new and its superuser has no password.
       Set POSTGRES_PASSWORD to something that is not empty, for example
       "-e POSTGRES_PASSWORD=..." on "docker run".
       POSTGRES_HOST_AUTH_METHOD=trust lets everybody in without one; think twice.
TEXT
  exit 1
}

make_cluster() {
  local arguments=()
  [[ -n ${POSTGRES_INITDB_ARGS:-} ]] && read -ra arguments <<<"$POSTGRES_INITDB_ARGS"
  [[ -n ${POSTGRES_INITDB_WALDIR:-} ]] && arguments+=(--waldir "$POSTGRES_INITDB_WALDIR")
  initdb --pgdata="$PGDATA" --username="$user" --pwfile=<(printf '%s\n' "$password") \
    ${arguments[@]+"${arguments[@]}"}
  printf '\nhost all all all %s\n' "$auth" >>"$PGDATA/pg_hba.conf"
}

run_init_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [[ -x $file ]]; then "$file"; else . "$file"; fi ;;
      *.sql) run_sql --file="$file" ;;
      *.sql.gz) gunzip -c "$file" | run_sql ;;
      *.sql.xz) xzcat "$file" | run_sql ;;
      *.sql.zst) zstdcat "$file" | run_sql ;;
    esac
  done
}

run_sql() {
  psql --set=ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname="$database" "$@"
}

first_start() {
  user=$(setting POSTGRES_USER postgres)
  password=$(setting POSTGRES_PASSWORD)
  database=$(setting POSTGRES_DB "$user")
  auth=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
  refuse_without_password
  make_cluster
  # Init scripts talk to a server that nobody outside can reach yet.
  pg_ctl --pgdata="$PGDATA" --wait start --options="-c listen_addresses=''"
  if [[ $database != postgres ]]; then
    psql --set=ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname=postgres \
      --set=name="$database" <<<'CREATE DATABASE :"name";'
  fi
  run_init_scripts
  pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
  echo
  echo 'PostgreSQL init process complete; ready for start up.'
  echo
}

case "${1:-}" in
  -*) set -- postgres "$@" ;;
esac

if [[ ${1:-} == postgres ]]; then
  prepare_folders
  if [[ $(id -u) == 0 ]]; then
    exec setpriv --reuid postgres --regid postgres --init-groups -- "$BASH_SOURCE" "$@"
  fi
  [[ -s $PGDATA/PG_VERSION ]] || first_start
fi
exec "$@"
