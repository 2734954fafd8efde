/**
 * Codes of the real file that are no wares from the shelf: postage, fees, corrections, vouchers; and, at the end,
 * the DCGS codes, real products that a rule on letters alone takes for none.
 */
export const SPECIAL_ITEMS = [
  { name: 'postage', code: 'POST', description: 'POSTAGE' },
  { name: 'webPostage', code: 'DOT', description: 'WEB SHOP POSTAGE' },
  { name: 'manual', code: 'M', description: 'Manual' },
  { name: 'manualSmall', code: 'm', description: 'Manual' },
  { name: 'carriage', code: 'C2', description: 'CARRIAGE' },
  { name: 'discount', code: 'D', description: 'Discount' },
  { name: 'samples', code: 'S', description: 'SAMPLES' },
  { name: 'badDebt', code: 'B', description: 'Bad debt adjusted' },
  { name: 'charity', code: 'CRUK', description: 'Charity commission' },
  { name: 'marketFee', code: 'AMAZONFEE', description: 'MARKETPLACE FEE' },
  { name: 'bankCharges', code: 'BANK CHARGES', description: 'Charges of the bank' },
  { name: 'pads', code: 'PADS', description: 'PADS FOR ALL CUSHION COVERS' },
  { name: 'voucher10', code: 'gift_0001_10', description: 'Outlet Gift Voucher £10.00' },
  { name: 'voucher20', code: 'gift_0001_20', description: 'Outlet Gift Voucher £20.00' },
  { name: 'voucher30', code: 'gift_0001_30', description: 'Outlet Gift Voucher £30.00' },
  { name: 'voucher50', code: 'gift_0001_50', description: 'Outlet Gift Voucher £50.00' },
  { name: 'girlsBag', code: 'DCGSSGIRL', description: 'GIRLS CRAFT BAG' },
  { name: 'boysBag', code: 'DCGSSBOY', description: 'BOYS CRAFT BAG' },
  { name: 'dogLead', code: 'DCGS0012', description: 'DOG LEAD, SECONDS' },
] as const;

export type SpecialItem = (typeof SPECIAL_ITEMS)[number]['name'];
