FROM node:24-trixie-slim
COPY stock.tar /
COPY --chown=node:node stock /shop/stock
