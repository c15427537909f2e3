# Counts one list of the stock in this container's Redis: sh count.sh <list>
# It reads the numbers in /stock/<list>.txt, one a line, and writes their sum to /stock/<list>.sum.
set -e
sed 's/^/INCRBY sum /' "/stock/$1.txt" | redis-cli >/dev/null
redis-cli GET sum >"/stock/$1.sum"
