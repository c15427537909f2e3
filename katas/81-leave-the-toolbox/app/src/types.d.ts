// What the order desk uses of Node.js and of ms, for the compiler.
declare module 'node:http' {
  interface Answer {
    end(text: string): void;
  }
  export function createServer(answer: (request: unknown, response: Answer) => void): {
    listen(port: number): void;
  };
}

declare module 'ms' {
  export default function ms(text: string): number;
  export default function ms(milliseconds: number, options: { long: boolean }): string;
}

declare const process: { env: Record<string, string | undefined> };
