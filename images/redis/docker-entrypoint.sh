#!/bin/sh
# Options and configuration files alone are meant for redis-server; root hands over to redis.
set -e

case "$1" in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ]; then
  # Inside a container the port is reached through the container's address: protected mode would
  # answer nobody. A setting of the caller comes later on the line and wins.
  shift
  case "$1" in
    *.conf)
      config=$1
      shift
      set -- redis-server "$config" --protected-mode no "$@"
      ;;
    *) set -- redis-server --protected-mode no "$@" ;;
  esac
  if [ "$(id -u)" = 0 ]; then
    find . \! -user redis -exec chown redis:redis '{}' +
    exec setpriv --reuid redis --regid redis --clear-groups -- "$@"
  fi
fi
exec "$@"
