// Counts what the shop has, once: that takes a second.
setTimeout(() => console.log(`${process.env.WORD}: everything is counted`), 1000);
