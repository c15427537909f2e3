FROM node:24-trixie-slim
COPY ship.mjs /
USER node
CMD ["node", "/ship.mjs"]
