/** How many units a person should find: free ones, and those sold but not shipped. What was sold beyond that is on no shelf. */
export function onShelf(stock: { quantity: number; oversold: number; awaiting: number }): number {
  return Math.max(0, stock.quantity - stock.oversold + stock.awaiting);
}
