FROM node:24-trixie-slim AS build
ENV GREETING="Welcome to the Corner Shop" PORT=8080
WORKDIR /shop
RUN chown node:node .
USER node
COPY --chown=node:node . .
RUN node tools/pack.mjs
WORKDIR /shop/dist
CMD ["node", "shop.mjs"]
