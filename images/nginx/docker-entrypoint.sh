#!/bin/sh
# Before nginx starts: fill the templates from the environment, run what lies in the drop-in folder.
set -e

fill_templates() {
  templates=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
  target=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
  [ -d "$templates" ] || return 0
  # Only names that are set: nginx has variables of its own with a dollar sign.
  names=$(env | cut -d= -f1 | sed 's/^/$/' | tr '\n' ' ')
  find "$templates" -follow -type f -name '*.template' | while read -r file; do
    out="$target/${file#"$templates"/}"
    mkdir -p "$(dirname "$out")"
    envsubst "$names" <"$file" >"${out%.template}"
  done
}

run_drop_ins() {
  find /docker-entrypoint.d -follow -type f -name '*.sh' | sort -V | while read -r script; do
    if [ -x "$script" ]; then "$script"; fi
  done
}

case "$1" in
  nginx | nginx-debug)
    fill_templates
    run_drop_ins
    ;;
esac
exec "$@"
