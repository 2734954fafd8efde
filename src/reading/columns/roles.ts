import { compoundRole } from './compound-names';

/** What a column of a source can be to us, in the order in which a line is told. */
export const ROLES = [
  'invoice',
  'product',
  'description',
  'quantity',
  'day',
  'year',
  'month',
  'dayOfMonth',
  'time',
  'price',
  'amount',
  'customer',
  'country',
  'status',
  'kind',
  'cancelled',
  'payment',
  'currency',
  'discount',
  'tax',
  'shipping',
  'refund',
  'email',
  'name',
] as const;

/** A role that a column can have. */
export type Role = (typeof ROLES)[number];

/** Where each role's column stands in a source, counted from 0; a role without a column is left out. */
export type Places = Readonly<Partial<Record<Role, number>>>;

/** What a role is called in a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  invoice: 'the invoice or order number',
  product: 'the product code',
  description: 'the product’s description',
  quantity: 'the quantity',
  day: 'the day of the purchase',
  year: 'the year of the purchase',
  month: 'the month of the purchase',
  dayOfMonth: 'the day of the month',
  time: 'the time of day',
  price: 'the unit price',
  amount: 'the line’s amount',
  customer: 'the customer',
  country: 'the country',
  status: 'the order’s status',
  kind: 'what happened (only sales count)',
  cancelled: 'the day of cancellation',
  payment: 'the means of payment',
  currency: 'the currency',
  discount: 'a discount',
  tax: 'a tax',
  shipping: 'the shipping',
  refund: 'what was paid back',
  email: 'the customer’s e-mail address',
  name: 'the customer’s name',
};

/**
 * The names that a role's column goes by, the surest first, in English, Portuguese, Spanish, German and French.
 *
 * Letters' case, accents, blanks and punctuation do not matter. Sources: the exports that the registry knows, and the
 * usual words of shop systems, ERPs and published data sets.
 */
export const NAMES: Readonly<Record<Role, readonly string[]>> = {
  invoice:
    words(`InvoiceNo, Invoice Number, Invoice ID, Invoice, Order ID, Order Number, Order No, Order, Transaction ID,
    Transaction No, Receipt ID, Receipt No, Receipt, Basket ID, Bill No, Sale ID, Document No, Purchase ID, BillNo,
    id_venda, venda, numero da venda, id_pedido, pedido, numero do pedido, nº pedido, nota fiscal, numero da nota, nf,
    cod_pedido, codigo do pedido, numero de pedido, id pedido, factura, numero de factura, nº factura, folio, ticket,
    Rechnungsnummer, Rechnungsnr, Rechnung, Bestellnummer, Bestellnr, Bestellung, Auftragsnummer, Auftrag, Belegnummer,
    Beleg, Numéro de commande, N° commande, commande, id commande, Numéro de facture, N° facture, facture, ref commande`),
  product:
    words(`StockCode, Stock Code, SKU, Product ID, Product Code, Item ID, Item Code, Item No, Item Number, Article No,
    Article Number, Article, Product SKU, Lineitem sku, UPC, EAN, produto_id, id_produto, cod_produto, codigo do produto,
    codigo produto, codigo, codigo de producto, id_producto, cod producto, referencia, Artikelnummer, Artikelnr, Produktnummer,
    Produktcode, ref produit, référence produit, référence, code produit, code article, id produit`),
  description:
    words(`Description, Product Name, Product, Item Name, Item, Item Description, Product Title, Product Description,
    Lineitem name, Title, produto, nome do produto, descricao, descricao do produto, item, producto, nombre del producto,
    descripcion, articulo, Produkt, Produktname, Bezeichnung, Artikelbezeichnung, Artikel, Artikelname, Beschreibung, produit,
    nom du produit, désignation, libellé, article, itemDescription, category_code`),
  quantity:
    words(`Quantity, Qty, Units, Quantity Ordered, Qty Ordered, Order Quantity, Lineitem quantity, Units Sold,
    Quantity Sold, Item Quantity, No of Items, Items, Pieces, Number of Items, quantidade, qtd, qtde, quant, cantidad, cant, unidades,
    Menge, Anzahl, Stück, Stückzahl, quantité, qté, nombre`),
  day: words(`InvoiceDate, Invoice Date, Order Date, Transaction Date, Purchase Date, Sale Date, Sales Date, Date of Purchase,
    Date of Sale, Date of Order, Ordered At, Order Created At, order_purchase_timestamp, trans_date, event_time, Payment Date, Created at,
    Created On, Order Time, Date, Datetime, Date Time, Timestamp, Day, Paid at, Date Created, data da venda, data venda,
    data do pedido, data pedido, data da compra, data compra, data de emissao, data emissao, data, dt_venda, dt_pedido, dia, data hora,
    fecha de compra, fecha de venta, fecha de pedido, fecha del pedido, fecha pedido, fecha factura, fecha de factura, fecha, Rechnungsdatum, Bestelldatum,
    Kaufdatum, Auftragsdatum, Belegdatum, Verkaufsdatum, Datum, Tag, date de commande, date commande, date de facture,
    date facture, date d'achat, date achat, date de vente, jour`),
  year: words('Year, ano, año, Jahr, année'),
  month: words('Month, mês, mes, Monat, mois'),
  dayOfMonth: words('Day of Month, Day, dia do mês, dia, día, Monatstag, Tag, jour du mois, jour'),
  time: words('Time, Time of Day, hora, Uhrzeit, Zeit, heure'),
  price:
    words(`UnitPrice, Unit Price, Price per Unit, Item Price, Price Each, Lineitem price, Item Cost, Sale Price, Selling Price,
    Unit Cost, Price, Rate, Cost, valor_unitario, valor unit, vl_unitario, vlr_unitario, preco unitario, preco_unit, preco,
    precio unitario, precio, Einzelpreis, Stückpreis, Preis, Preis pro Stück, prix unitaire, PU, prix unit, prix`),
  amount:
    words(`Line Total, Line Amount, Line Value, Sales, Sales Amount, Amount, tran_amount, Transaction Amount, Total Amount,
    Total Price, Item Total, Net Amount, Net Sales, Net Revenue, Gross Sales, Gross Amount, Extended Price, Order Line Subtotal, Revenue, Turnover, Payment Amount, Amount Paid, Total Sales,
    Total Spent, Spent, Purchase Amount, Paid, Value, Subtotal, Total, Order Total, Order Value, dollars, valor_total, valor total, vl_total, vlr_total, valor da venda,
    valor do pedido, valor_venda, valor pago, valor, total da venda, importe, importe total, monto, monto total, valor de la venta, total linea, venta, ventas, Betrag, Gesamtbetrag, Gesamtpreis,
    Umsatz, Summe, Zeilensumme, Positionsbetrag, receita, receita total, receita por produtos, faturamento, ingresos, ingresos por productos, facturacion, Erlös, recette, montant, montant total, montant ttc, montant ht, prix total, chiffre d'affaires, CA`),
  customer:
    words(`CustomerID, Customer ID, Customer Number, Customer No, Customer Code, Customer, CustID, Cust No, Client ID, Client Number, Client No,
    Client Code, Client, Member_number, Member ID, Member No, Member, Buyer ID, Buyer, User ID, Customer User ID, Account ID, Account Number, Account No, Account,
    customer_unique_id, Shopper ID, Loyalty ID, Card Number, Card No, Household ID, User, id_cliente, cliente_id, codigo do cliente, codigo cliente, cod_cliente, cliente,
    numero do cliente, codigo de cliente, numero de cliente, nº cliente, comprador, Kundennummer, Kundennr, Kunden-Nr, Kunden-ID, KundenID, Kunde, Debitor,
    numéro client, n° client, numéro de client, code client, id client, identifiant client`),
  country:
    words(`Country, Ship Country, Shipping Country, Billing Country, Country/Region, Customer Country, Country Code, Country Name, Market Country,
    pais, pais de entrega, Land, Lieferland, pays, pays de livraison`),
  status:
    words(`Order Status, Status, Financial Status, Payment Status, Transaction Status, State of Order, order_status, Invoice Status, situacao, situacao do pedido,
    status do pedido, status da venda, estado, estado del pedido, Bestellstatus, Auftragsstatus, Zahlungsstatus, statut, statut de la commande, statut commande, état`),
  kind: words(`event_type, Event, Transaction Type, Type, Document Type, Sale Type, tipo, tipo de transacao, tipo de movimento, tipo de transaccion,
    Belegart, Vorgangsart, type de transaction, type de document`),
  cancelled: words(
    'Cancelled at, Canceled at, cancelled_at, canceled_at, Cancellation Date, data de cancelamento',
  ),
  payment: words('Payment Method, Payment Gateway'),
  currency: words(
    `Currency, Order Currency, Currency Code, Payment Currency, moeda, moneda, divisa, Währung, devise, monnaie`,
  ),
  discount: words(
    `Discount, Discount Amount, Line Discount, Lineitem discount, Discount Value, desconto, valor do desconto, vl_desconto, descuento, Rabatt, Nachlass, remise, rabais`,
  ),
  tax: words(
    `Tax, Taxes, Tax Amount, VAT, VAT Amount, GST, Sales Tax, imposto, impostos, iva, impuesto, impuestos, MwSt, Mehrwertsteuer, USt, Steuer, TVA, taxe`,
  ),
  shipping: words(
    `Shipping, Shipping Cost, Shipping Amount, Freight, freight_value, Delivery Fee, Postage, frete, valor do frete, envio, gastos de envio, Versand, Versandkosten, frais de port, livraison`,
  ),
  refund: words(
    `Refunded Amount, Refund, Refund Amount, Amount Refunded, Refunds, Returned Amount, reembolso, valor reembolsado, valor devolvido, importe reembolsado, Erstattung, Erstattungsbetrag, remboursement, montant remboursé`,
  ),
  email:
    words(`Email, E-mail, Email Address, Customer Email, Email (Billing), Billing Email, Buyer Email, e-mail do cliente, correo, correo electronico,
    E-Mail-Adresse, courriel, adresse e-mail, adresse mail, mail`),
  name: words(
    `Customer Name, Client Name, Full Name, Billing Name, Buyer Name, nome do cliente, nome cliente, nome, nombre del cliente, nombre, razao social, Kundenname, nom du client, nom client, nom`,
  ),
};

function words(list: string): readonly string[] {
  return list.split(/,\s+/).map((word) => word.trim());
}

/** A column's name without what does not matter: case, accents, blanks, punctuation. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/nº|n°|nr\.|№/g, 'no')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The same without a unit or a currency behind or before it: `Price (EUR)`, `Total R$`, `Order Date (UTC)`. */
function barePlainName(name: string): string {
  return plainName(bareName(name));
}

/** A name that its parts alone tell comes after all that are listed. */
const COMPOUND = 1000;

function bareName(name: string): string {
  return name.replace(/\([^)]*\)|\[[^\]]*\]|R\$|US\$|[€$£¥]|\b(EUR|USD|GBP|BRL|UTC|GMT)\b/g, ' ');
}

const BY_PLAIN_NAME = new Map<string, { role: Role; rank: number }[]>();
for (const role of ROLES) {
  NAMES[role].forEach((name, rank) => {
    const key = plainName(name);
    const known = BY_PLAIN_NAME.get(key) ?? [];
    if (!known.some((each) => each.role === role)) BY_PLAIN_NAME.set(key, [...known, { role, rank }]);
  });
}

/** The roles that a column's name speaks for, each with its place among that role's names (0 is the surest). */
export function rolesOf(name: string): readonly { readonly role: Role; readonly rank: number }[] {
  const known = BY_PLAIN_NAME.get(plainName(name)) ?? BY_PLAIN_NAME.get(barePlainName(name));
  if (known !== undefined) return known;
  const role = compoundRole(bareName(name));
  return role === null ? [] : [{ role, rank: COMPOUND }];
}
