#!/bin/sh
# Options and configuration files alone are meant for redis-server; root hands over to redis.
set -e

case "$1" in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  find . \! -user redis -exec chown redis:redis '{}' +
  exec setpriv --reuid redis --regid redis --clear-groups -- "$@"
fi
exec "$@"
