# PostgreSQL runs this on its first start, before it listens for others: a large import, say.
echo 'importing the suppliers'
sleep 4
