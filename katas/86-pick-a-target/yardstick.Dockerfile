FROM node:24-trixie-slim
WORKDIR /board
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
