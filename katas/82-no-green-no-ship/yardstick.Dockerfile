FROM node:24-trixie-slim
WORKDIR /till
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
